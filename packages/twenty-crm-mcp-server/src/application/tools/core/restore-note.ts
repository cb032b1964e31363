import { z } from "zod";
import { noteKind } from "../../records/note.ts";
import { restoredRecord } from "../../records/record-answers.ts";
import { planRestore } from "../../writes/plan-restore.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { idField } from "../input-fields.ts";
import { RESTORES } from "../tool-hints.ts";

/** Brings a note back that was deleted. */
export const restoreNote = defineWriteTool({
  name: "restore-note",
  title: "Restore note",
  description: "Bring back a deleted note.",
  toolset: "core",
  entity: "note",
  verb: "restore",
  hints: RESTORES,
  input: z.strictObject({ id: idField }),
  output: restoredRecord,
  plan: ({ id }, call) => planRestore(noteKind, id, call),
});
