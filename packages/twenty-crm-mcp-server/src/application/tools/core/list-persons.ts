import { z } from "zod";
import { atLeast, equals, matchesWords } from "../../listing/filters.ts";
import { listOf } from "../../listing/list-answer.ts";
import { listRecords } from "../../listing/list-records.ts";
import { searchedFields } from "../../listing/searched-fields.ts";
import { orderByField } from "../../listing/sorts.ts";
import {
  personColumnNames,
  personColumns,
  personListColumns,
  personRow,
} from "../../records/person.ts";
import { resolveCompany } from "../../references/resolve-company.ts";
import { defineTool } from "../define-tool.ts";
import {
  afterField,
  columnsField,
  dateField,
  limitField,
  momentField,
  textField,
} from "../input-fields.ts";
import { READS } from "../tool-hints.ts";

const sorts = {
  createdAt: "createdAt",
  updatedAt: "updatedAt",
  lastName: "lastName",
};

const SEARCHED = { firstName: "name", lastName: "name", email: "emails", jobTitle: "jobTitle" };

/** Finds contacts. */
export const listPersons = defineTool({
  name: "list-persons",
  title: "List persons",
  description: "Find contacts, a page at a time.",
  toolset: "core",
  entity: "person",
  verb: "list",
  hints: READS,
  input: z.strictObject({
    query: textField.optional(),
    company: textField.optional(),
    createdAfter: dateField.optional(),
    updatedAfter: momentField.optional(),
    orderBy: orderByField(sorts),
    fields: columnsField(personColumnNames).optional(),
    limit: limitField,
    after: afterField.optional(),
  }),
  output: listOf(personRow),
  async handle(input, call) {
    const company = await resolveCompany(input.company, call);
    return listRecords(
      {
        collection: call.twenty.people,
        columns: personColumns,
        defaults: personListColumns,
        sorts,
        noun: "persons",
      },
      input,
      [
        matchesWords(input.query, searchedFields("person", SEARCHED, call)),
        equals("companyId", company?.id),
        atLeast("createdAt", input.createdAfter),
        atLeast("updatedAt", input.updatedAfter),
      ],
      call,
    );
  },
});
