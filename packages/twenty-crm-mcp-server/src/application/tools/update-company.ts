import { z } from "zod";
import { companyInput, companyRecord, showCompany } from "../records/company.ts";
import { found } from "../records/found.ts";
import { changedMoney } from "../records/money-input.ts";
import { writtenAnswer } from "../records/record-answers.ts";
import { refuseKnownDomain } from "../references/refuse-known-domain.ts";
import { defineTool } from "./define-tool.ts";
import {
  amountField,
  countField,
  currencyField,
  idField,
  linkField,
  textField,
} from "./input-fields.ts";
import { refuseEmptyChange } from "./refuse-empty-change.ts";
import { REPLACES } from "./tool-hints.ts";

const input = z.strictObject({
  id: idField,
  name: textField.optional(),
  domain: linkField.nullish(),
  employees: countField.nullish(),
  linkedin: linkField.nullish(),
  annualRevenue: amountField.nullish(),
  currency: currencyField.optional(),
  street: textField.nullish(),
  city: textField.nullish(),
  state: textField.nullish(),
  postcode: textField.nullish(),
  country: textField.nullish(),
});

/** Changes a company. */
export const updateCompany = defineTool({
  name: "update-company",
  title: "Update company",
  description: "Change the named fields of a company, others stay; null clears.",
  toolset: "core",
  entity: "company",
  verb: "update",
  hints: REPLACES,
  input,
  output: companyRecord,
  async handle({ id, ...changes }, call) {
    refuseEmptyChange(changes, input.shape);
    const { currency, annualRevenue: amount, ...values } = changes;
    const annualRevenue = changedMoney({ amount, currency, field: "annualRevenue" });
    await refuseKnownDomain(values.domain, id, call);
    const patch = companyInput({ ...values, annualRevenue });
    const work = call.twenty.companies.update(id, patch, { signal: call.signal });
    const company = await found("company", id, "list-companies", work);
    const shown = showCompany(company, call.workspaceUrl);
    return writtenAnswer("Updated", "company", company.name, shown);
  },
});
