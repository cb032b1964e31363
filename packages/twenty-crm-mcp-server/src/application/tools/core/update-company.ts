import { z } from "zod";
import { companyInput, companyKind, companyRecord } from "../../records/company.ts";
import { changedMoney, shownMoney } from "../../records/money-input.ts";
import { refuseEmptyChange } from "../../records/refuse-empty-change.ts";
import { refuseKnownDomain } from "../../references/refuse-known-domain.ts";
import { planUpdate } from "../../writes/plan-update.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import {
  amountField,
  countField,
  currencyField,
  idField,
  linkField,
  textField,
} from "../input-fields.ts";
import { REPLACES } from "../tool-hints.ts";

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
export const updateCompany = defineWriteTool({
  name: "update-company",
  title: "Update company",
  description: "Change fields of a company; null clears.",
  toolset: "core",
  entity: "company",
  verb: "update",
  hints: REPLACES,
  input,
  output: companyRecord,
  async plan({ id, ...given }, call) {
    refuseEmptyChange(given, input.shape, call.custom?.values);
    const { currency, annualRevenue: amount, ...values } = given;
    const annualRevenue = changedMoney({ amount, currency, field: "annualRevenue" });
    await refuseKnownDomain(values.domain, (other) => other === id, call);
    const patch = companyInput({ ...values, annualRevenue });
    return planUpdate(companyKind, { id, patch, given: shownMoney(given, "annualRevenue") }, call);
  },
});
