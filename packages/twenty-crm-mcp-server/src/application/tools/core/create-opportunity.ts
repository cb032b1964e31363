import { z } from "zod";
import { newMoney, shownMoney } from "../../records/money-input.ts";
import { opportunityInput, opportunityKind, opportunityRecord } from "../../records/opportunity.ts";
import { resolveCompany } from "../../references/resolve-company.ts";
import { resolvePerson } from "../../references/resolve-person.ts";
import { planCreate } from "../../writes/plan-create.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { amountField, currencyField, dateField, selectField, textField } from "../input-fields.ts";
import { ADDS } from "../tool-hints.ts";

/** Adds a deal. */
export const createOpportunity = defineWriteTool({
  name: "create-opportunity",
  title: "Create opportunity",
  description: "Add a deal.",
  toolset: "core",
  entity: "opportunity",
  verb: "create",
  hints: ADDS,
  input: z.strictObject({
    name: textField,
    amount: amountField.optional(),
    currency: currencyField.optional(),
    stage: selectField.optional(),
    closeDate: dateField.optional(),
    company: textField.describe("Id or name").optional(),
    pointOfContact: textField.describe("Person's id, email or name").optional(),
    idempotencyKey: textField.optional(),
  }),
  output: opportunityRecord,
  async plan(given, call) {
    const { currency, amount, ...values } = given;
    const money = newMoney({ amount, currency, field: "amount" });
    const [company, pointOfContact] = await Promise.all([
      resolveCompany(values.company, call),
      resolvePerson(values.pointOfContact, "pointOfContact", call),
    ]);
    return planCreate(
      opportunityKind,
      {
        values: opportunityInput({ ...values, amount: money, company, pointOfContact }),
        given: shownMoney(given, "amount"),
        name: values.name,
        known: { ...(company && { company }), ...(pointOfContact && { pointOfContact }) },
      },
      call,
    );
  },
});
