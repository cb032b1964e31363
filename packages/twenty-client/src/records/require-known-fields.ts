import { TwentyError } from "../errors/twenty-error.ts";
import { nearestNames } from "../schema/nearest-names.ts";
import type { AnyObjectDefinition } from "./object-definition.ts";

/** @throws TwentyError `invalid_input` that names the nearest fields which can be read. */
export function requireKnownFields(
  object: AnyObjectDefinition,
  fields: readonly string[] | undefined,
): void {
  const known = [...Object.keys(object.fields), ...(object.namesEveryField ? [] : ["custom"])];
  const unknown = fields?.find((field) => !known.includes(field));
  if (unknown === undefined) return;
  const nearest = nearestNames(unknown, known);
  const reason = `A ${object.singular} has no field "${unknown.slice(0, 60)}" to read`;
  throw new TwentyError("invalid_input", reason, {
    field: "fields",
    wayOut:
      nearest.length > 0
        ? `Did you mean ${nearest.join(" or ")}?`
        : `Name some of ${known.join(", ")}.`,
  });
}
