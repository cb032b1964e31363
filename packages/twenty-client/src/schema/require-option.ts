import { TwentyError } from "../errors/twenty-error.ts";
import { nearestNames } from "./nearest-names.ts";
import type { FieldOption } from "./object-schema.ts";

// A list that no one reads to its end helps nobody.
const maxListed = 30;

/**
 * The value when it is one of the options.
 * @throws TwentyError `invalid_input` that names the nearest options.
 */
export function requireOption(
  value: string,
  field: string,
  options: readonly FieldOption[],
): string {
  if (options.some((option) => option.value === value)) return value;
  const nearest = nearestOptions(value, options);
  const all = options.map((option) => option.value).slice(0, maxListed);
  throw new TwentyError("invalid_input", `${field} has no option "${value.slice(0, 60)}"`, {
    field,
    wayOut:
      nearest.length > 0
        ? `Did you mean ${nearest.join(" or ")}?`
        : `Give one of ${all.join(", ")}.`,
  });
}

/** Options are near by what they are called as well as by what they are stored as. */
function nearestOptions(wanted: string, options: readonly FieldOption[]): readonly string[] {
  const byValue = nearestNames(
    wanted,
    options.map(({ value }) => value),
  );
  if (byValue.length > 0) return byValue;
  const labels = nearestNames(
    wanted,
    options.map(({ label }) => label),
  );
  return options.filter(({ label }) => labels.includes(label)).map(({ value }) => value);
}
