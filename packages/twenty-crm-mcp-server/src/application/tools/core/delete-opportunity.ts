import { z } from "zod";
import { opportunityKind } from "../../records/opportunity.ts";
import { deletedRecord } from "../../records/record-answers.ts";
import { planDelete } from "../../writes/plan-delete.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { idField } from "../input-fields.ts";
import { REMOVES } from "../tool-hints.ts";

/** Takes a deal out of sight, recoverably. */
export const deleteOpportunity = defineWriteTool({
  name: "delete-opportunity",
  title: "Delete opportunity",
  description: "Delete a deal, recoverably.",
  toolset: "core",
  entity: "opportunity",
  verb: "delete",
  hints: REMOVES,
  input: z.strictObject({ id: idField }),
  output: deletedRecord,
  plan: async ({ id }, call) => planDelete(opportunityKind, id, call),
});
