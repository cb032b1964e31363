import { z } from "zod";
import { atLeast, before, equals, matchesWords } from "../../listing/filters.ts";
import { listOf } from "../../listing/list-answer.ts";
import { listRecords } from "../../listing/list-records.ts";
import { orderByField } from "../../listing/sorts.ts";
import {
  opportunityColumnNames,
  opportunityColumns,
  opportunityListColumns,
  opportunityRow,
} from "../../records/opportunity.ts";
import { resolveCompany } from "../../references/resolve-company.ts";
import { resolvePerson } from "../../references/resolve-person.ts";
import { defineTool } from "../define-tool.ts";
import {
  afterField,
  columnsField,
  dateField,
  limitField,
  momentField,
  selectField,
  textField,
} from "../input-fields.ts";
import { READS } from "../tool-hints.ts";

const sorts = {
  createdAt: "createdAt",
  updatedAt: "updatedAt",
  stage: "stage",
  amount: "amountMicros",
  closeDate: "closeDate",
};

/** Finds deals. */
export const listOpportunities = defineTool({
  name: "list-opportunities",
  title: "List opportunities",
  description: "Find deals, a page at a time.",
  toolset: "core",
  entity: "opportunity",
  verb: "list",
  hints: READS,
  input: z.strictObject({
    query: textField.optional(),
    company: textField.optional(),
    pointOfContact: textField.optional(),
    stage: selectField.optional(),
    closesFrom: dateField.optional(),
    closesBefore: momentField.optional(),
    createdAfter: dateField.optional(),
    updatedAfter: momentField.optional(),
    orderBy: orderByField(sorts),
    fields: columnsField(opportunityColumnNames).optional(),
    limit: limitField,
    after: afterField.optional(),
  }),
  output: listOf(opportunityRow),
  async handle(input, call) {
    const [company, person] = await Promise.all([
      resolveCompany(input.company, call),
      resolvePerson(input.pointOfContact, "pointOfContact", call),
    ]);
    return listRecords(
      {
        collection: call.twenty.opportunities,
        columns: opportunityColumns,
        defaults: opportunityListColumns,
        sorts,
        noun: "opportunities",
      },
      input,
      [
        matchesWords(input.query, ["name"]),
        equals("companyId", company?.id),
        equals("pointOfContactId", person?.id),
        equals("stage", input.stage),
        atLeast("closeDate", input.closesFrom),
        before("closeDate", input.closesBefore),
        atLeast("createdAt", input.createdAfter),
        atLeast("updatedAt", input.updatedAfter),
      ],
      call,
    );
  },
});
