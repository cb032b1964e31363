import { z } from "zod";
import { found } from "../records/found.ts";
import { deletedAnswer, deletedRecord } from "../records/record-answers.ts";
import { defineTool } from "./define-tool.ts";
import { idField } from "./input-fields.ts";
import { REMOVES } from "./tool-hints.ts";

/** Takes a company out of sight, recoverably. */
export const deleteCompany = defineTool({
  name: "delete-company",
  title: "Delete company",
  description: "Delete a company; it can be restored in Twenty.",
  toolset: "core",
  entity: "company",
  verb: "delete",
  hints: REMOVES,
  input: z.strictObject({ id: idField }),
  output: deletedRecord,
  async handle({ id }, call) {
    const work = call.twenty.companies.softDelete(id, { signal: call.signal });
    const deleted = await found("company", id, "list-companies", work);
    return deletedAnswer("company", "companies", deleted, call.workspaceUrl);
  },
});
