import { z } from "zod";
import { noteKind, noteRecord } from "../../records/note.ts";
import { refuseEmptyChange } from "../../records/refuse-empty-change.ts";
import { planUpdate } from "../../writes/plan-update.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { bodyField, idField, textField } from "../input-fields.ts";
import { REPLACES } from "../tool-hints.ts";

const input = z.strictObject({
  id: idField,
  title: textField.optional(),
  body: bodyField.optional(),
});

/** Changes a note. */
export const updateNote = defineWriteTool({
  name: "update-note",
  title: "Update note",
  description: "Change a note's title or body.",
  toolset: "core",
  entity: "note",
  verb: "update",
  hints: REPLACES,
  input,
  output: noteRecord,
  async plan({ id, ...given }, call) {
    refuseEmptyChange(given, input.shape, call.custom?.values);
    const { title, body } = given;
    const patch = { ...(title !== undefined && { title }), ...(body !== undefined && { body }) };
    return planUpdate(noteKind, { id, patch, given }, call);
  },
});
