import type { Filter } from "twenty-client";
import { holding } from "../custom-fields/plain-type.ts";
import { showCustom } from "../custom-fields/show-custom.ts";
import { type Columns, neededFields, showColumns } from "../records/columns.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import { allOf } from "./filters.ts";
import { listAnswer } from "./list-answer.ts";
import { type Listing, listPage } from "./list-page.ts";
import { type SortFields, sortOf } from "./sorts.ts";

/** One object's records as a list tool shows them. */
interface Listed<Item extends { readonly id: string }, Set extends Columns<Item>> {
  readonly collection: Listing<Item>["collection"];
  readonly columns: Set;
  /** The columns unless others are asked for. */
  readonly defaults: readonly (keyof Set & string)[];
  readonly sorts: SortFields;
  readonly noun: string;
}

/** What a caller asks of every list. */
interface Asked<Name extends string> {
  readonly fields?: readonly Name[] | undefined;
  readonly orderBy: string;
  readonly limit: number;
  readonly after?: string | undefined;
}

/** A page of the records that meet all of the conditions, with the workspace's own fields that are asked for. */
export async function listRecords<Item extends { readonly id: string }, Set extends Columns<Item>>(
  { collection, columns: known, defaults, sorts, noun }: Listed<Item, Set>,
  { fields, orderBy, limit, after }: Asked<keyof Set & string>,
  conditions: readonly (Filter | undefined)[],
  call: ToolCall,
) {
  const columns = fields ?? defaults;
  const custom = call.custom?.shown ?? [];
  const wanted = call.custom?.wanted ?? [];
  const page = await listPage({
    collection,
    fields: [
      ...neededFields<Item>(known, columns),
      // All of them or none: what a typed collection does not name is read together.
      ...((custom.length > 0 ? ["custom"] : []) as (keyof Item & string)[]),
    ],
    filter: allOf([...conditions, ...wanted.map(({ field, value }) => holding(field, value))]),
    orderBy: sortOf(orderBy, sorts),
    limit,
    after,
    signal: call.signal,
  });
  const records = page.records.map((record) => ({
    id: record.id,
    ...showColumns(record, known, columns),
    ...showCustom(record, call),
  }));
  const names = [...columns, ...custom.map(({ argument }) => argument)];
  return listAnswer({ ...page, records }, names, noun);
}
