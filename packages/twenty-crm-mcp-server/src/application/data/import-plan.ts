import type { ObjectSchema } from "twenty-client";
import type { BatchData } from "../any-object/batch-answer.ts";
import { createdPlan } from "../any-object/created-plan.ts";
import { prepareItems } from "../any-object/prepare-items.ts";
import { upsertPlan } from "../any-object/upsert-plan.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import type { Plan } from "../writes/plan.ts";
import type { ColumnMapping } from "./map-columns.ts";
import { rowValues } from "./row-values.ts";
import type { TableRow } from "./table-row.ts";

/** What becomes of a row: a new record; a change of the record with its id or unique value; or what fits. */
export const importModes = ["create", "update", "upsert"] as const;

/** One of them. */
export type ImportMode = (typeof importModes)[number];

/** Some rows of a table. */
interface RowsToImport {
  readonly rows: readonly TableRow[];
  /** The place of the first of them in the table. */
  readonly from: number;
  readonly mapping: ColumnMapping;
}

/** The write that some rows of a table stand for; what cannot be done is told by its line. */
export async function importPlan(
  { rows, from, mapping }: RowsToImport,
  mode: ImportMode,
  schema: ObjectSchema,
  call: ToolCall,
): Promise<Plan<BatchData>> {
  const values = rows.map((row) => rowValues(row, mapping));
  const nameOf = (index: number): string => `line ${rows[index - from]?.line ?? index}`;
  const prepared = await prepareItems(values, schema, call, { from, nameOf });
  return mode === "create"
    ? createdPlan(schema, prepared, call)
    : upsertPlan(schema, prepared, call, { creates: mode === "upsert" });
}
