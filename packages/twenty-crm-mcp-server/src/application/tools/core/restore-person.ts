import { z } from "zod";
import { personKind, personRecord } from "../../records/person.ts";
import { planRestore } from "../../writes/plan-restore.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { idField } from "../input-fields.ts";
import { RESTORES } from "../tool-hints.ts";

/** Brings a contact back that was deleted. */
export const restorePerson = defineWriteTool({
  name: "restore-person",
  title: "Restore person",
  description: "Bring back a contact that was deleted.",
  toolset: "core",
  entity: "person",
  verb: "restore",
  hints: RESTORES,
  input: z.strictObject({ id: idField }),
  output: personRecord,
  plan: ({ id }, call) => planRestore(personKind, id, call),
});
