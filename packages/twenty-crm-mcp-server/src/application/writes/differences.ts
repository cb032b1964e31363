import { isDeepStrictEqual } from "node:util";

/** What differs between a record as it is shown and the values given for it. */
export function differences(
  shown: ReadonlyMap<string, unknown>,
  given: Readonly<Record<string, unknown>>,
): {
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
} {
  const changed = Object.entries(given).filter(
    ([field, value]) =>
      value !== undefined && !isDeepStrictEqual(shown.get(field) ?? null, value ?? null),
  );
  return {
    before: Object.fromEntries(changed.map(([field]) => [field, shown.get(field) ?? null])),
    after: Object.fromEntries(changed.map(([field, value]) => [field, value])),
  };
}
