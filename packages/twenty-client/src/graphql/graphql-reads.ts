import { capitalise } from "../capitalise.ts";
import { TwentyError } from "../errors/twenty-error.ts";
import { compileGraphqlFilter, nest } from "../filters/compile-graphql.ts";
import { amongDeletedToo, idIs } from "../filters/filter-parts.ts";
import type { ResolvedFilter } from "../filters/resolved-filter.ts";
import type { WireRecord } from "../json.ts";
import type { GroupQuery, ListQuery, RecordApi, RecordCall } from "../records/record-api.ts";
import { requireWireRecord, requireWireRecords } from "../wire-shape.ts";
import { pageSelection, pageVariables, readPage } from "./page.ts";
import type { Arguments, RunRootField } from "./root-field.ts";
import { asksForRelations, selectionOf } from "./selection.ts";

/** Reading records over GraphQL. */
export function createGraphqlReads(
  run: RunRootField,
): Pick<RecordApi, "get" | "list" | "groupBy" | "duplicates"> {
  return {
    get: (call, id, includeDeleted) =>
      withRelationsIfAllowed(call, async (selection) => {
        const name = call.object.singular;
        const filter = includeDeleted ? amongDeletedToo(idIs(id)) : idIs(id);
        const args = filterArgument(call, filter);
        const field = { name, arguments: args, selection: `{${selection}}` };
        return foundRecord(await run("read", field, call), name);
      }),
    list: (call, query) =>
      withRelationsIfAllowed(call, async (selection) => {
        const name = call.object.plural;
        const args = { ...pageVariables(query), ...listArguments(call, query) };
        const field = { name, arguments: args, selection: pageSelection(selection) };
        return readPage(await run("read", field, call), name);
      }),
    async groupBy(call, query) {
      const name = `${call.object.plural}GroupBy`;
      const selection = `{groupByDimensionValues ${query.aggregates.join(" ")}}`;
      const args = groupArguments(call, query);
      const answer = await run("read", { name, arguments: args, selection }, call);
      return requireWireRecords(answer, name);
    },
    duplicates: (call, id) =>
      withRelationsIfAllowed(call, async (selection) => {
        const name = `${call.object.singular}Duplicates`;
        const args = { ids: { type: "[UUID]", value: [id] } };
        const field = { name, arguments: args, selection: pageSelection(selection) };
        const [page] = requireWireRecords(await run("read", field, call), name);
        return readPage(page, name).records;
      }),
  };
}

/** A role may read a record but not those behind its relations; then Twenty refuses all of it. */
async function withRelationsIfAllowed<Result>(
  { object, schema, fields }: RecordCall,
  attempt: (selection: string) => Promise<Result>,
): Promise<Result> {
  try {
    return await attempt(selectionOf(object, schema, { fields, withRelations: true }));
  } catch (error) {
    const isRefused = error instanceof TwentyError && error.code === "forbidden";
    if (!isRefused || !asksForRelations(object, fields)) throw error;
    return attempt(selectionOf(object, schema, { fields, withRelations: false }));
  }
}

function filterArgument({ object }: RecordCall, filter: ResolvedFilter): Arguments {
  const type = `${capitalise(object.singular)}FilterInput!`;
  return { filter: { type, value: compileGraphqlFilter(filter) } };
}

function listArguments(call: RecordCall, { filter, order }: ListQuery): Arguments {
  const orderBy = {
    type: `[${capitalise(call.object.singular)}OrderByInput]`,
    value: order.map(({ path, direction }) => nest(path, direction)),
  };
  return {
    ...(filter === undefined ? {} : filterArgument(call, filter)),
    ...(order.length === 0 ? {} : { orderBy }),
  };
}

function groupArguments(call: RecordCall, query: GroupQuery): Arguments {
  const name = capitalise(call.object.singular);
  const { dimensions, filter, order, limit } = query;
  return {
    groupBy: { type: `[${name}GroupByInput!]!`, value: dimensions },
    limit: { type: "Int", value: limit },
    ...(filter === undefined ? {} : filterArgument(call, filter)),
    ...(order.length === 0
      ? {}
      : { orderBy: { type: `[${name}OrderByWithGroupByInput]`, value: order } }),
  };
}

function foundRecord(value: unknown, what: string): WireRecord {
  if (value === null) throw new TwentyError("not_found", "Record not found");
  return requireWireRecord(value, what);
}
