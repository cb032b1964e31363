import { nearestName } from "service-kit";
import type { FieldSchema, ObjectSchema } from "twenty-client";
import { oneLine } from "../../domain/plain-text.ts";
import { ToolFault } from "../tools/tool-fault.ts";

/** What a name that a caller gave stands for. */
export interface NamedField {
  readonly field: FieldSchema;
  /** The name is that of the column that holds the id of a related record. */
  readonly isJoinColumn: boolean;
}

/**
 * The field of a name or label.
 * @throws ToolFault that names the nearest field.
 */
export function fieldOf(schema: ObjectSchema, given: string): NamedField {
  const direct = schema.fields.get(given);
  if (direct !== undefined) return { field: direct, isJoinColumn: false };
  const fields = [...schema.fields.values()];
  const joined = fields.find((field) => field.relation?.joinColumn === given);
  if (joined !== undefined) return { field: joined, isJoinColumn: true };
  const folded = given.toLowerCase();
  const same = fields.find(
    ({ name, label }) => name.toLowerCase() === folded || label.toLowerCase() === folded,
  );
  if (same !== undefined) return { field: same, isJoinColumn: false };
  const names = fields.filter(({ isSystem }) => !isSystem).map(({ name }) => name);
  const nearest = nearestName(given, names);
  throw new ToolFault({
    field: oneLine(given, 40),
    reason: `${schema.singular} has no such field${nearest === undefined ? "" : `; did you mean ${nearest}?`}`,
    wayOut: nearest === undefined ? "describe-object names its fields." : "Nothing was done.",
  });
}
