import { z } from "zod";
import { personKind } from "../../records/person.ts";
import { restoredRecord } from "../../records/record-answers.ts";
import { planRestore } from "../../writes/plan-restore.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { idField } from "../input-fields.ts";
import { RESTORES } from "../tool-hints.ts";

/** Brings a contact back that was deleted. */
export const restorePerson = defineWriteTool({
  name: "restore-person",
  title: "Restore person",
  description: "Bring back a deleted contact.",
  toolset: "core",
  entity: "person",
  verb: "restore",
  hints: RESTORES,
  input: z.strictObject({ id: idField }),
  output: restoredRecord,
  plan: ({ id }, call) => planRestore(personKind, id, call),
});
