import type { Person } from "twenty-client";
import { z } from "zod";
import { allOf, atLeast, equals, matchesWords } from "../../listing/filters.ts";
import { listAnswer, listOf } from "../../listing/list-answer.ts";
import { listPage } from "../../listing/list-page.ts";
import { orderByField, sortOf } from "../../listing/sorts.ts";
import { neededFields, showColumns } from "../../records/columns.ts";
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
    const columns = input.fields ?? personListColumns;
    const page = await listPage({
      collection: call.twenty.people,
      fields: neededFields<Person>(personColumns, columns),
      filter: allOf([
        matchesWords(input.query, ["firstName", "lastName", "email", "jobTitle"]),
        equals("companyId", company?.id),
        atLeast("createdAt", input.createdAfter),
        atLeast("updatedAt", input.updatedAfter),
      ]),
      orderBy: sortOf(input.orderBy, sorts),
      limit: input.limit,
      after: input.after,
      signal: call.signal,
    });
    const records = page.records.map((person) => ({
      id: person.id,
      ...showColumns(person, personColumns, columns),
    }));
    return listAnswer({ ...page, records }, columns, "persons");
  },
});
