import { TwentyError } from "../errors/twenty-error.ts";
import type { AnyObjectDefinition } from "../records/object-definition.ts";
import { type ObjectSchema, presentName } from "../schema/object-schema.ts";
import type { ResolvedField } from "./resolved-filter.ts";

// Names only: whatever else a caller sends can never become part of a query.
const wirePath = /^[a-z]\w{0,62}(?:\.[a-z]\w{0,62}){0,3}$/i;

/**
 * Finds what a friendly or own name stands for on this server.
 * @throws TwentyError `invalid_input` for what is no name.
 */
export function resolveField(
  name: string,
  object: AnyObjectDefinition,
  schema: ObjectSchema,
): ResolvedField {
  const known = Object.hasOwn(object.filterFields, name) ? object.filterFields[name] : undefined;
  if (known !== undefined) {
    const [newest] = known.paths;
    return { path: (presentName(schema, known.paths) ?? newest).split("."), kind: known.kind };
  }
  if (!wirePath.test(name)) {
    throw new TwentyError("invalid_input", `"${name.slice(0, 60)}" is not the name of a field`, {
      field: name.slice(0, 60),
      wayOut: `Name one of ${Object.keys(object.filterFields).join(", ")}, or a field of the workspace.`,
    });
  }
  return { path: name.split("."), kind: "unknown" };
}
