/** One row of a table that is read. */
export interface TableRow {
  /** The line it ends on, from 1; for a JSON array the place of the item. */
  readonly line: number;
  /** By column; texts in CSV, any value in JSON. */
  readonly cells: Readonly<Record<string, unknown>>;
}
