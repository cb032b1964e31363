import { z } from "zod";
import { importModes } from "../../data/import-plan.ts";
import type { GivenMapping } from "../../data/map-columns.ts";
import { readTable } from "../../data/read-table.ts";
import { tableFormats } from "../../data/table-format.ts";
import type { TableRow } from "../../data/table-row.ts";
import { objectField } from "../records/fields.ts";

/** More than a model can write in one call. */
const MAX_CHARACTERS = 1_000_000;

/** A table of records, and what its columns mean. */
export const tableInput = z.strictObject({
  object: objectField,
  content: z
    .string()
    .refine((text) => text.length <= MAX_CHARACTERS, "is too long: import it in parts"),
  format: z.enum(tableFormats).default("csv"),
  mapping: z
    .record(z.string(), z.union([z.string(), z.null()]))
    .describe('{"Column":"field"}; null leaves it out; unnamed columns are matched by name')
    .optional(),
});

/** What becomes of each row. */
export const modeField = z
  .enum(importModes)
  .default("create")
  .describe("update and upsert go by id or unique value");

/** A table as a whole: its rows, its columns in the order of their first use, and what is said of them. */
export async function wholeTable({
  content,
  format,
  mapping = {},
}: z.output<typeof tableInput>): Promise<{
  readonly rows: readonly TableRow[];
  readonly columns: readonly string[];
  readonly mapping: GivenMapping;
}> {
  const rows: TableRow[] = [];
  for await (const row of readTable([content], format)) rows.push(row);
  const columns = [...new Set(rows.flatMap(({ cells }) => Object.keys(cells)))];
  return { rows, columns, mapping };
}
