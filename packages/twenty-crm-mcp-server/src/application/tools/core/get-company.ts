import { z } from "zod";
import { showCustom } from "../../custom-fields/show-custom.ts";
import { companyRecord, showCompany } from "../../records/company.ts";
import { found } from "../../records/found.ts";
import { readAnswer } from "../../records/record-answers.ts";
import { defineTool } from "../define-tool.ts";
import { idField } from "../input-fields.ts";
import { READS } from "../tool-hints.ts";

/** Shows a company. */
export const getCompany = defineTool({
  name: "get-company",
  title: "Get company",
  description: "Show one company in full.",
  toolset: "core",
  entity: "company",
  verb: "read",
  hints: READS,
  input: z.strictObject({ id: idField }),
  output: companyRecord,
  async handle({ id }, call) {
    const work = call.twenty.companies.get(id, { signal: call.signal });
    const company = await found("company", id, "list-companies", work);
    return readAnswer("company", {
      ...showCompany(company, call.workspaceUrl),
      ...showCustom(company, call),
    });
  },
});
