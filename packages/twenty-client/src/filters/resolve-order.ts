import type { AnyObjectDefinition } from "../records/object-definition.ts";
import type { ObjectSchema } from "../schema/object-schema.ts";
import type { OrderBy } from "./order-by.ts";
import { resolveField } from "./resolve-field.ts";

/** A sort key under Twenty's own name, with the direction as both APIs write it. */
export interface ResolvedOrder {
  readonly path: readonly string[];
  readonly direction: "AscNullsFirst" | "AscNullsLast" | "DescNullsFirst" | "DescNullsLast";
}

/** Gives sort keys their own names on this server. */
export function resolveOrder(
  orderBy: readonly OrderBy[],
  object: AnyObjectDefinition,
  schema: ObjectSchema,
): readonly ResolvedOrder[] {
  return orderBy.map(({ field, direction = "asc", nulls = "last" }) => ({
    path: resolveField(field, object, schema).path,
    direction: `${direction === "asc" ? "Asc" : "Desc"}${nulls === "first" ? "NullsFirst" : "NullsLast"}`,
  }));
}

const alwaysPresent = new Set(["id", "createdAt", "updatedAt", "position"]);

/**
 * Whether Twenty's cursors lose no records under this order: they do as soon as a sort value is
 * missing or belongs to another record, without any error.
 */
export function isCursorSafe(order: readonly ResolvedOrder[], schema: ObjectSchema): boolean {
  return order.every(({ path }) => {
    const [name, ...rest] = path;
    if (name === undefined || rest.length > 0) return false;
    const field = schema.isComplete ? schema.fields.get(name) : undefined;
    return alwaysPresent.has(name) || (field?.type === "SELECT" && !field.isNullable);
  });
}
