import { recordAt } from "../links/record-address.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import { ToolFault } from "../tools/tool-fault.ts";
import type { Subject } from "./linked-records.ts";

const OBJECTS: readonly string[] = [
  "person",
  "company",
  "opportunity",
] satisfies Subject["object"][];

/** The person, company or deal that an address means. @throws ToolFault for records of other objects. */
export async function requireSubject(record: string, call: ToolCall): Promise<Subject> {
  const { schema, id } = await recordAt(record, "record", call);
  const { singular } = schema;
  if (isSubject(singular)) return { object: singular, id };
  throw new ToolFault({
    field: "record",
    reason: `a ${singular} has no people of its own`,
    wayOut: "Name a person, a company or an opportunity.",
  });
}

function isSubject(object: string): object is Subject["object"] {
  return OBJECTS.includes(object);
}
