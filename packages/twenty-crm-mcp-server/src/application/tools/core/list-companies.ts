import { z } from "zod";
import { atLeast, equals, matchesWords } from "../../listing/filters.ts";
import { listOf } from "../../listing/list-answer.ts";
import { listRecords } from "../../listing/list-records.ts";
import { searchedFields } from "../../listing/searched-fields.ts";
import { orderByField } from "../../listing/sorts.ts";
import {
  companyColumnNames,
  companyColumns,
  companyListColumns,
  companyRow,
} from "../../records/company.ts";
import { defineTool } from "../define-tool.ts";
import {
  afterField,
  columnsField,
  countField,
  dateField,
  limitField,
  momentField,
  textField,
} from "../input-fields.ts";
import { READS } from "../tool-hints.ts";

const sorts = {
  createdAt: "createdAt",
  updatedAt: "updatedAt",
  name: "name",
  employees: "employees",
  annualRevenue: "annualRevenueMicros",
};

const SEARCHED = { name: "name", domain: "domainName" };

/** Finds companies. */
export const listCompanies = defineTool({
  name: "list-companies",
  title: "List companies",
  description: "Find companies, a page at a time.",
  toolset: "core",
  entity: "company",
  verb: "list",
  hints: READS,
  input: z.strictObject({
    query: textField.optional(),
    country: textField.optional(),
    minEmployees: countField.optional(),
    createdAfter: dateField.optional(),
    updatedAfter: momentField.optional(),
    orderBy: orderByField(sorts),
    fields: columnsField(companyColumnNames).optional(),
    limit: limitField,
    after: afterField.optional(),
  }),
  output: listOf(companyRow),
  async handle(input, call) {
    return listRecords(
      {
        collection: call.twenty.companies,
        columns: companyColumns,
        defaults: companyListColumns,
        sorts,
        noun: "companies",
      },
      input,
      [
        matchesWords(input.query, searchedFields("company", SEARCHED, call)),
        equals("country", input.country),
        atLeast("employees", input.minEmployees),
        atLeast("createdAt", input.createdAfter),
        atLeast("updatedAt", input.updatedAfter),
      ],
      call,
    );
  },
});
