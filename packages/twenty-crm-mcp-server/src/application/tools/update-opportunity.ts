import { z } from "zod";
import { found } from "../records/found.ts";
import { changedMoney } from "../records/money-input.ts";
import { opportunityInput, opportunityRecord, showOpportunity } from "../records/opportunity.ts";
import { writtenAnswer } from "../records/record-answers.ts";
import { resolveCompany } from "../references/resolve-company.ts";
import { resolvePerson } from "../references/resolve-person.ts";
import { defineTool } from "./define-tool.ts";
import {
  amountField,
  currencyField,
  dateField,
  idField,
  selectField,
  textField,
} from "./input-fields.ts";
import { refuseEmptyChange } from "./refuse-empty-change.ts";
import { REPLACES } from "./tool-hints.ts";

const input = z.strictObject({
  id: idField,
  name: textField.optional(),
  amount: amountField.nullish(),
  currency: currencyField.optional(),
  stage: selectField.optional(),
  closeDate: dateField.nullish(),
  company: textField.describe("Id or name").nullish(),
  pointOfContact: textField.describe("Person's id, email or name").nullish(),
});

/** Changes a deal. */
export const updateOpportunity = defineTool({
  name: "update-opportunity",
  title: "Update opportunity",
  description: "Change the named fields of a deal, others stay; null clears.",
  toolset: "core",
  entity: "opportunity",
  verb: "update",
  hints: REPLACES,
  input,
  output: opportunityRecord,
  async handle({ id, ...changes }, call) {
    refuseEmptyChange(changes, input.shape);
    const { currency, amount, ...values } = changes;
    const money = changedMoney({ amount, currency, field: "amount" });
    const [company, pointOfContact] = await Promise.all([
      resolveCompany(values.company, call),
      resolvePerson(values.pointOfContact, "pointOfContact", call),
    ]);
    const patch = opportunityInput({
      ...values,
      amount: money,
      company,
      pointOfContact,
    });
    const work = call.twenty.opportunities.update(id, patch, { signal: call.signal });
    const deal = await found("opportunity", id, "list-opportunities", work);
    const shown = showOpportunity(
      { ...deal, ...(company && { company }), ...(pointOfContact && { pointOfContact }) },
      call.workspaceUrl,
    );
    return writtenAnswer("Updated", "opportunity", deal.name, shown);
  },
});
