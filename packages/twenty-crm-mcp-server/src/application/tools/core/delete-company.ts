import { z } from "zod";
import { companyKind } from "../../records/company.ts";
import { deletedRecord } from "../../records/record-answers.ts";
import { planDelete } from "../../writes/plan-delete.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { idField } from "../input-fields.ts";
import { REMOVES } from "../tool-hints.ts";

/** Takes a company out of sight, recoverably. */
export const deleteCompany = defineWriteTool({
  name: "delete-company",
  title: "Delete company",
  description: "Delete a company, recoverably.",
  toolset: "core",
  entity: "company",
  verb: "delete",
  hints: REMOVES,
  input: z.strictObject({ id: idField }),
  output: deletedRecord,
  plan: async ({ id }, call) => planDelete(companyKind, id, call),
});
