import { z } from "zod";
import { companyInput, companyRecord, showCompany } from "../records/company.ts";
import { createTraceably } from "../records/create-traceably.ts";
import { newMoney } from "../records/money-input.ts";
import { writtenAnswer } from "../records/record-answers.ts";
import { refuseKnownDomain } from "../references/refuse-known-domain.ts";
import { defineTool } from "./define-tool.ts";
import { amountField, countField, currencyField, linkField, textField } from "./input-fields.ts";
import { ADDS } from "./tool-hints.ts";

/** Adds a company. */
export const createCompany = defineTool({
  name: "create-company",
  title: "Create company",
  description: "Add a company. A domain already in use is refused.",
  toolset: "core",
  entity: "company",
  verb: "create",
  hints: ADDS,
  input: z.strictObject({
    name: textField,
    domain: linkField.optional(),
    employees: countField.optional(),
    linkedin: linkField.optional(),
    annualRevenue: amountField.optional(),
    currency: currencyField.optional(),
    street: textField.optional(),
    city: textField.optional(),
    state: textField.optional(),
    postcode: textField.optional(),
    country: textField.optional(),
  }),
  output: companyRecord,
  async handle({ currency, annualRevenue: amount, ...values }, call) {
    const annualRevenue = newMoney({ amount, currency, field: "annualRevenue" });
    await refuseKnownDomain(values.domain, undefined, call);
    const company = await createTraceably("company", (id) =>
      call.twenty.companies.create(
        { ...companyInput({ ...values, annualRevenue }), id },
        { signal: call.signal },
      ),
    );
    const shown = showCompany(company, call.workspaceUrl);
    return writtenAnswer("Created", "company", company.name, shown);
  },
});
