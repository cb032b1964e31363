import { z } from "zod";
import { noteKind } from "../../records/note.ts";
import { deletedRecord } from "../../records/record-answers.ts";
import { planDelete } from "../../writes/plan-delete.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { idField } from "../input-fields.ts";
import { REMOVES } from "../tool-hints.ts";

/** Takes a note out of sight, recoverably. */
export const deleteNote = defineWriteTool({
  name: "delete-note",
  title: "Delete note",
  description: "Delete a note, recoverably.",
  toolset: "core",
  entity: "note",
  verb: "delete",
  hints: REMOVES,
  input: z.strictObject({ id: idField }),
  output: deletedRecord,
  plan: async ({ id }, call) => planDelete(noteKind, id, call),
});
