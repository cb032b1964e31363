import type { RecordKind } from "./record-kind.ts";

/** Values of a write with the unique field by the name that Twenty has for it. */
export function withTwentyNames(
  values: object,
  { uniqueField }: Pick<RecordKind, "uniqueField">,
): Readonly<Record<string, unknown>> {
  const entries = Object.entries(values);
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name === uniqueField?.name ? uniqueField.twentyName : name,
      value,
    ]),
  );
}
