import { z } from "zod";
import { changedMoney, shownMoney } from "../../records/money-input.ts";
import { opportunityInput, opportunityKind, opportunityRecord } from "../../records/opportunity.ts";
import { refuseEmptyChange } from "../../records/refuse-empty-change.ts";
import { resolveCompany } from "../../references/resolve-company.ts";
import { resolvePerson } from "../../references/resolve-person.ts";
import { planUpdate } from "../../writes/plan-update.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import {
  amountField,
  currencyField,
  dateField,
  idField,
  selectField,
  textField,
} from "../input-fields.ts";
import { REPLACES } from "../tool-hints.ts";

const input = z.strictObject({
  id: idField,
  name: textField.optional(),
  amount: amountField.nullish(),
  currency: currencyField.optional(),
  stage: selectField.optional(),
  closeDate: dateField.nullish(),
  company: textField.nullish(),
  pointOfContact: textField.nullish(),
});

/** Changes a deal. */
export const updateOpportunity = defineWriteTool({
  name: "update-opportunity",
  title: "Update opportunity",
  description: "Change fields of a deal; null clears.",
  toolset: "core",
  entity: "opportunity",
  verb: "update",
  hints: REPLACES,
  input,
  output: opportunityRecord,
  async plan({ id, ...given }, call) {
    refuseEmptyChange(given, input.shape, call.custom?.values);
    const { currency, amount, ...values } = given;
    const money = changedMoney({ amount, currency, field: "amount" });
    const [company, pointOfContact] = await Promise.all([
      resolveCompany(values.company, call),
      resolvePerson(values.pointOfContact, "pointOfContact", call),
    ]);
    const patch = opportunityInput({ ...values, amount: money, company, pointOfContact });
    const known = { ...(company && { company }), ...(pointOfContact && { pointOfContact }) };
    return planUpdate(
      opportunityKind,
      { id, patch, given: shownMoney(given, "amount"), known },
      call,
    );
  },
});
