import { z } from "zod";
import type { Sort } from "./list-page.ts";

/** The fields an object's list can be sorted by. */
export type SortFields = Readonly<
  Record<string, { readonly field: string; readonly nullable: boolean }>
>;

/** The `orderBy` argument for these fields: each name alone, or after a minus for descending. */
export function orderByField<Fields extends SortFields>(fields: Fields) {
  const names = Object.keys(fields).flatMap((name) => [name, `-${name}`]);
  return z.enum(names).default("-createdAt").describe("- is descending");
}

/** What an `orderBy` argument asks for. */
export function sortOf(orderBy: string, fields: SortFields): Sort {
  const found = fields[orderBy.replace(/^-/, "")];
  if (found === undefined) throw new Error(`orderBy ${orderBy} passed its schema without a field`);
  return { ...found, direction: orderBy.startsWith("-") ? "desc" : "asc" };
}
