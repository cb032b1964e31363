import type { Filter } from "twenty-client";
import type { ToolCall } from "../tools/tool-context.ts";
import type { Connection } from "./connection.ts";

const MAX_ROWS = 200;

/** The ids of the rows that link two records; Twenty keeps the same link several times if it is told to. */
export async function linkedRows(
  { object, columns }: Extract<Connection, { kind: "row" }>,
  { twenty, signal }: ToolCall,
): Promise<readonly string[]> {
  const filter: Filter = {
    and: Object.entries(columns).map(([field, value]) => ({ field, operator: "eq", value })),
  };
  const { records } = await twenty
    .object(object)
    .list({ filter, fields: [], limit: MAX_ROWS, signal });
  return records.map(({ id }) => id);
}
