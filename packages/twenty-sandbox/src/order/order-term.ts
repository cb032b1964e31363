import type { ColumnModel, RelationModel } from "../metadata/model.ts";

/** The four directions Twenty knows. */
export const DIRECTIONS = [
  "AscNullsFirst",
  "AscNullsLast",
  "DescNullsFirst",
  "DescNullsLast",
] as const;

/** A direction and where nulls go. */
export type Direction = (typeof DIRECTIONS)[number];

/** One key of a sort order. */
export interface OrderTerm {
  /** As the client named it, and as the cursor repeats it: `["name", "lastName"]`. */
  readonly path: readonly string[];
  readonly column: ColumnModel;
  /** Set when the column belongs to a related record. */
  readonly relation?: RelationModel;
  readonly direction: Direction;
}

/** Whether a value names a direction. */
export function isDirection(value: unknown): value is Direction {
  return DIRECTIONS.some((direction) => direction === value);
}
