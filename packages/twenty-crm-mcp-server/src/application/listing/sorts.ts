import type { OrderBy } from "twenty-client";
import { z } from "zod";
import { oneOf } from "../tools/one-of.ts";

/** The client's field for each name that `orderBy` takes. */
export type SortFields = Readonly<Record<string, string>>;

/** The `orderBy` argument for these fields: each name alone, or after a minus for descending. */
export function orderByField(fields: SortFields) {
  const names = Object.keys(fields);
  // A text, not an enumeration: models read each name twice otherwise, and pay for it.
  return z
    .string()
    .transform(oneOf(names.flatMap((name) => [name, `-${name}`])))
    .default("-createdAt")
    .describe(`${names.join(", ")}; - descends`);
}

/** What an `orderBy` argument asks for. */
export function sortOf(orderBy: string, fields: SortFields): OrderBy {
  const field = fields[orderBy.replace(/^-/, "")];
  if (field === undefined) throw new Error(`orderBy ${orderBy} passed its schema without a field`);
  return { field, direction: orderBy.startsWith("-") ? "desc" : "asc" };
}
