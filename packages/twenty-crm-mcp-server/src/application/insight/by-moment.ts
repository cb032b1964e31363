import type { DynamicRecord, Filter } from "twenty-client";
import { allOf } from "../listing/filters.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import { inChunks } from "./linked-records.ts";
import { textOf } from "./text-of.ts";

/** Which records are wanted, by a moment of theirs. */
export interface Wanted {
  readonly object: string;
  readonly fields: readonly string[];
  /** The field that says when. */
  readonly moment: string;
  readonly from?: string | undefined;
  readonly before?: string | undefined;
  readonly direction: "asc" | "desc";
  readonly limit: number;
}

/** The first records in the order of their moments, among those with these ids or among all. */
export async function byMoment(
  ids: readonly string[] | undefined,
  { object, fields, moment, from, before, direction, limit }: Wanted,
  { twenty, signal }: ToolCall,
): Promise<{ readonly records: readonly DynamicRecord[]; readonly total: number }> {
  const within = [
    from === undefined ? undefined : ({ field: moment, operator: "gte", value: from } as const),
    before === undefined ? undefined : ({ field: moment, operator: "lt", value: before } as const),
  ];
  const read = (filter: Filter | undefined) =>
    twenty.object(object).list({
      ...(filter && { filter }),
      fields,
      orderBy: [{ field: moment, direction, nulls: "last" }],
      limit,
      signal,
    });
  const pages = await Promise.all(
    ids === undefined
      ? [read(allOf(within))]
      : inChunks(ids).map((chunk) =>
          read(allOf([{ field: "id", operator: "in", value: chunk }, ...within])),
        ),
  );
  const sign = direction === "asc" ? 1 : -1;
  const momentOf = (record: DynamicRecord): string => textOf(record[moment]);
  return {
    records: pages
      .flatMap(({ records }) => records)
      .toSorted((left, right) => sign * momentOf(left).localeCompare(momentOf(right)))
      .slice(0, limit),
    total: pages.reduce((sum, { totalCount }) => sum + totalCount, 0),
  };
}
