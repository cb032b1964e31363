import type { FieldSchema } from "twenty-client";

/** The value of a choice that was given by its label; anything else stays as it is, for the client to judge. */
export function optionValue({ options }: FieldSchema, given: unknown): unknown {
  if (options === undefined) return given;
  if (Array.isArray(given)) return given.map((item) => byLabel(options, item));
  return byLabel(options, given);
}

function byLabel(options: NonNullable<FieldSchema["options"]>, given: unknown): unknown {
  if (typeof given !== "string") return given;
  const folded = given.trim().toLowerCase();
  const option = options.find(
    ({ value, label }) => value.toLowerCase() === folded || label.toLowerCase() === folded,
  );
  return option?.value ?? given;
}
