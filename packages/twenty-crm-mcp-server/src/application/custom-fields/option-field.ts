import { nearestName } from "service-kit";
import type { FieldOption } from "twenty-client";
import { z } from "zod";
import { oneLine } from "../../domain/plain-text.ts";
import { textField } from "../tools/input-fields.ts";

/** A list that no one reads to its end helps nobody. */
const MAX_LISTED = 20;

/** A choice of the workspace's own, by its value or its label; another is refused with the nearest one. */
export function optionField(options: readonly FieldOption[]) {
  return textField.transform((given, context): string => {
    const folded = given.toLowerCase();
    const meant = options.find(
      ({ value, label }) => value.toLowerCase() === folded || label.toLowerCase() === folded,
    );
    if (meant !== undefined) return meant.value;
    context.addIssue({ code: "custom", message: refusal(given, options) });
    return z.NEVER;
  });
}

function refusal(given: string, options: readonly FieldOption[]): string {
  const names = options.flatMap(({ value, label }) => [value, label]);
  const nearest = nearestName(given, names);
  const values = options.map(({ value }) => value);
  const wanted =
    nearest === undefined
      ? `give ${values.slice(0, MAX_LISTED).join(", ")}`
      : `did you mean ${nearest}?`;
  return `${oneLine(given, 40)} is none of them; ${wanted}`;
}
