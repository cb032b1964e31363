import { z } from "zod";
import { companyInput, companyKind, companyRecord } from "../../records/company.ts";
import { newMoney, shownMoney } from "../../records/money-input.ts";
import { refuseKnownDomain } from "../../references/refuse-known-domain.ts";
import { isOfKey } from "../../writes/keyed-ids.ts";
import { planCreate } from "../../writes/plan-create.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { amountField, countField, currencyField, linkField, textField } from "../input-fields.ts";
import { ADDS } from "../tool-hints.ts";

/** Adds a company. */
export const createCompany = defineWriteTool({
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
    idempotencyKey: textField.optional(),
  }),
  output: companyRecord,
  async plan(given, call) {
    const { currency, annualRevenue: amount, idempotencyKey, ...values } = given;
    const annualRevenue = newMoney({ amount, currency, field: "annualRevenue" });
    const isOwn = (id: string) =>
      idempotencyKey !== undefined && isOfKey(id, "company", idempotencyKey);
    await refuseKnownDomain(values.domain, isOwn, call);
    return planCreate(
      companyKind,
      {
        values: companyInput({ ...values, annualRevenue }),
        given: shownMoney(given, "annualRevenue"),
        name: values.name,
      },
      call,
    );
  },
});
