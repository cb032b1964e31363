import { z } from "zod";
import { personKind } from "../../records/person.ts";
import { deletedRecord } from "../../records/record-answers.ts";
import { planDelete } from "../../writes/plan-delete.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { idField } from "../input-fields.ts";
import { REMOVES } from "../tool-hints.ts";

/** Takes a contact out of sight, recoverably. */
export const deletePerson = defineWriteTool({
  name: "delete-person",
  title: "Delete person",
  description: "Delete a contact, recoverably.",
  toolset: "core",
  entity: "person",
  verb: "delete",
  hints: REMOVES,
  input: z.strictObject({ id: idField }),
  output: deletedRecord,
  plan: async ({ id }, call) => planDelete(personKind, id, call),
});
