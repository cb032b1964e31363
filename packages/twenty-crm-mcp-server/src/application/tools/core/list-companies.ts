import type { Company } from "twenty-client";
import { z } from "zod";
import { allOf, atLeast, equals, matchesWords } from "../../listing/filters.ts";
import { listAnswer, listOf } from "../../listing/list-answer.ts";
import { listPage } from "../../listing/list-page.ts";
import { orderByField, sortOf } from "../../listing/sorts.ts";
import { neededFields, showColumns } from "../../records/columns.ts";
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
    const columns = input.fields ?? companyListColumns;
    const page = await listPage({
      collection: call.twenty.companies,
      fields: neededFields<Company>(companyColumns, columns),
      filter: allOf([
        matchesWords(input.query, ["name", "domain"]),
        equals("country", input.country),
        atLeast("employees", input.minEmployees),
        atLeast("createdAt", input.createdAfter),
        atLeast("updatedAt", input.updatedAfter),
      ]),
      orderBy: sortOf(input.orderBy, sorts),
      limit: input.limit,
      after: input.after,
      signal: call.signal,
    });
    const records = page.records.map((company) => ({
      id: company.id,
      ...showColumns(company, companyColumns, columns),
    }));
    return listAnswer({ ...page, records }, columns, "companies");
  },
});
