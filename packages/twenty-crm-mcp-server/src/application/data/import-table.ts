import type { ObjectSchema } from "twenty-client";
import { TWENTY_CAP } from "../any-object/bulk.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import { type ImportMode, importPlan } from "./import-plan.ts";
import { type ColumnMapping, type GivenMapping, mapColumns } from "./map-columns.ts";
import type { TableRow } from "./table-row.ts";

/** A table of any length, and how it is written. */
export interface TableImport {
  readonly rows: AsyncIterable<TableRow>;
  /** The row to begin with; the ones before are passed over. */
  readonly from: number;
  readonly mapping: GivenMapping;
  readonly mode: ImportMode;
  /** Checks every row and writes nothing. */
  readonly isDryRun: boolean;
  /** Told once what the columns mean, before anything is written; may refuse by throwing. */
  onMapped(mapping: ColumnMapping): Promise<void>;
  /** Told of each row that cannot be done, as it is met. */
  onFailure(failure: { readonly row: number; readonly reason: string }): void;
}

/** How an import went. */
export interface ImportOutcome {
  /** Records written, or in a dry run those that would be. */
  readonly done: number;
  readonly failed: number;
  /** Where to go on after a stop, and why it came to one. */
  readonly stopped?: { readonly at: number; readonly reason: string };
}

/** Imports a table a part at a time, so that its length costs no memory. */
export async function importTable(
  table: TableImport,
  schema: ObjectSchema,
  call: ToolCall,
): Promise<ImportOutcome> {
  const columns = new Set<string>();
  let [done, failed, at] = [0, 0, 0];
  for await (const rows of inParts(table.rows)) {
    const part = { rows: rows.slice(Math.max(0, table.from - at)), from: Math.max(at, table.from) };
    at += rows.length;
    if (part.rows.length === 0) continue;
    const isFirst = columns.size === 0;
    for (const row of part.rows) for (const name of Object.keys(row.cells)) columns.add(name);
    const mapping = mapColumns([...columns], table.mapping, schema);
    if (isFirst) await table.onMapped(mapping);
    const plan = await importPlan({ ...part, mapping }, table.mode, schema, call);
    const outcome = table.isDryRun
      ? { ids: { length: (await plan.preview()).length }, failures: plan.failures ?? [] }
      : (await plan.apply()).data;
    done += outcome.ids.length;
    failed += outcome.failures.length;
    for (const { index, error } of outcome.failures) {
      table.onFailure({
        row: index,
        reason: `${plan.nameOf?.(index) ?? `row ${index}`}: ${error}`,
      });
    }
    call.progress({ done: at, message: schema.plural });
    if ("resumeFrom" in outcome && outcome.resumeFrom !== undefined) {
      const reason = call.signal.aborted ? "it was interrupted" : "Twenty cannot be reached";
      return { done, failed, stopped: { at: outcome.resumeFrom, reason } };
    }
  }
  return { done, failed };
}

async function* inParts(rows: AsyncIterable<TableRow>): AsyncGenerator<readonly TableRow[]> {
  let part: TableRow[] = [];
  for await (const row of rows) {
    part.push(row);
    if (part.length < TWENTY_CAP) continue;
    yield part;
    part = [];
  }
  if (part.length > 0) yield part;
}
