import { z } from "zod";
import { createTraceably } from "../records/create-traceably.ts";
import { newMoney } from "../records/money-input.ts";
import { opportunityInput, opportunityRecord, showOpportunity } from "../records/opportunity.ts";
import { writtenAnswer } from "../records/record-answers.ts";
import { resolveCompany } from "../references/resolve-company.ts";
import { resolvePerson } from "../references/resolve-person.ts";
import { defineTool } from "./define-tool.ts";
import { amountField, currencyField, dateField, selectField, textField } from "./input-fields.ts";
import { ADDS } from "./tool-hints.ts";

/** Adds a deal. */
export const createOpportunity = defineTool({
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
  }),
  output: opportunityRecord,
  async handle({ currency, amount, ...values }, call) {
    const money = newMoney({ amount, currency, field: "amount" });
    const [company, pointOfContact] = await Promise.all([
      resolveCompany(values.company, call),
      resolvePerson(values.pointOfContact, "pointOfContact", call),
    ]);
    const deal = await createTraceably("opportunity", (id) =>
      call.twenty.opportunities.create(
        {
          ...opportunityInput({
            ...values,
            amount: money,
            company,
            pointOfContact,
          }),
          id,
        },
        { signal: call.signal },
      ),
    );
    const shown = showOpportunity(
      { ...deal, ...(company && { company }), ...(pointOfContact && { pointOfContact }) },
      call.workspaceUrl,
    );
    return writtenAnswer("Created", "opportunity", deal.name, shown);
  },
});
