import type { DynamicRecord } from "twenty-client";
import { cellText } from "./cell-text.ts";
import type { TableColumn } from "./table-columns.ts";
import type { TableFormat } from "./table-format.ts";

/** Writes records as the text of a table. */
export interface TableWriter {
  /** Before the first row: the columns' names, or nothing. */
  head(): string;
  rows(records: readonly DynamicRecord[]): string;
  /** After the last row. */
  tail(): string;
}

/**
 * A writer for one table. In CSV a text that a spreadsheet would take for a formula gets an apostrophe in
 * front (OWASP, CSV injection), which an import takes off again.
 */
export async function createTableWriter(
  columns: readonly TableColumn[],
  format: TableFormat,
): Promise<TableWriter> {
  if (format === "csv") return csvWriter(columns);
  let written = 0;
  const line = (record: DynamicRecord): string => JSON.stringify(cellsOf(record, columns));
  if (format === "jsonl") {
    return {
      head: () => "",
      rows: (records) => records.map((record) => `${line(record)}\n`).join(""),
      tail: () => "",
    };
  }
  return {
    head: () => "[",
    rows: (records) =>
      records.map((record) => `${written++ === 0 ? "\n" : ",\n"}${line(record)}`).join(""),
    tail: () => (written === 0 ? "]\n" : "\n]\n"),
  };
}

async function csvWriter(columns: readonly TableColumn[]): Promise<TableWriter> {
  const { stringify } = await import("csv-stringify/sync");
  const rows = (cells: readonly (readonly string[])[]): string =>
    stringify(cells as string[][], { escape_formulas: true });
  return {
    head: () => rows([columns.map(({ header }) => header)]),
    rows: (records) =>
      rows(records.map((record) => columns.map((column) => cellText(column.cell(record))))),
    tail: () => "",
  };
}

function cellsOf(
  record: DynamicRecord,
  columns: readonly TableColumn[],
): Readonly<Record<string, unknown>> {
  const cells = columns.map((column) => [column.header, column.cell(record)] as const);
  return Object.fromEntries(cells.filter(([, value]) => value !== undefined && value !== null));
}
