import type { OrderBy } from "twenty-client";
import { z } from "zod";

/** The client's field for each name that `orderBy` takes. */
type SortFields = Readonly<Record<string, string>>;

/** The `orderBy` argument for these fields: each name alone, or after a minus for descending. */
export function orderByField(fields: SortFields) {
  const names = Object.keys(fields).flatMap((name) => [name, `-${name}`]);
  return z.enum(names).default("-createdAt").describe("- is descending");
}

/** What an `orderBy` argument asks for. */
export function sortOf(orderBy: string, fields: SortFields): OrderBy {
  const field = fields[orderBy.replace(/^-/, "")];
  if (field === undefined) throw new Error(`orderBy ${orderBy} passed its schema without a field`);
  return { field, direction: orderBy.startsWith("-") ? "desc" : "asc" };
}
