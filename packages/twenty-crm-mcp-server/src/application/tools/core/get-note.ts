import { z } from "zod";
import { showCustom } from "../../custom-fields/show-custom.ts";
import { found } from "../../records/found.ts";
import { noteKind, noteRecord } from "../../records/note.ts";
import { readAnswer } from "../../records/record-answers.ts";
import { defineTool } from "../define-tool.ts";
import { idField } from "../input-fields.ts";
import { READS } from "../tool-hints.ts";

/** Shows a note. */
export const getNote = defineTool({
  name: "get-note",
  title: "Get note",
  description: "Show one note in full.",
  toolset: "core",
  entity: "note",
  verb: "read",
  hints: READS,
  input: z.strictObject({ id: idField }),
  output: noteRecord,
  async handle({ id }, call) {
    const work = call.twenty.notes.get(id, { signal: call.signal });
    const note = await found("note", id, "list-notes", work);
    return readAnswer("note", {
      ...noteKind.show(note, call.workspaceUrl),
      ...showCustom(note, call),
    });
  },
});
