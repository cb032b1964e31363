import { TwentyError } from "../errors/twenty-error.ts";
import type { AnyObjectDefinition } from "../records/object-definition.ts";
import { nearestNames } from "../schema/nearest-names.ts";
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
    const { paths, kind, options } = known;
    const path = (presentName(schema, paths) ?? paths[0]).split(".");
    return { path, kind, ...(options === undefined ? {} : { options }) };
  }
  if (!wirePath.test(name)) {
    throw new TwentyError("invalid_input", `"${name.slice(0, 60)}" is not the name of a field`, {
      field: name.slice(0, 60),
      wayOut: `Name one of ${Object.keys(object.filterFields).join(", ")}, or a field of the workspace.`,
    });
  }
  const path = name.split(".");
  if (object.namesEveryField && !leadsToRecord(path, schema)) {
    throw unknownField(name, object, schema);
  }
  return { path, kind: "unknown" };
}

/** Fields of the record behind a relation are left to Twenty to know. */
function leadsToRecord([relation = "", ...rest]: readonly string[], schema: ObjectSchema): boolean {
  const isToOne = schema.fields.get(relation)?.relation?.joinColumn !== undefined;
  return isToOne && rest.length > 0;
}

function unknownField(
  name: string,
  object: AnyObjectDefinition,
  { singular }: ObjectSchema,
): TwentyError {
  const names = Object.keys(object.filterFields);
  const nearest = nearestNames(name, names);
  return new TwentyError("invalid_input", `Records of ${singular} are not found by "${name}"`, {
    field: name,
    wayOut:
      nearest.length > 0
        ? `Did you mean ${nearest.join(" or ")}?`
        : `Name one of ${names.join(", ")}.`,
  });
}
