/**
 * The patch where a new first address, number or link was one of the additional ones until now: the two
 * change places, so that none is lost and none comes twice.
 */
export function promoteAdditional<Patch extends object>(patch: Patch, before: object): Patch {
  const held: ReadonlyMap<string, unknown> = new Map(Object.entries(before));
  const promoted = Object.entries(patch).flatMap(([field, value]) => {
    const whole = swapped(value, held.get(field));
    return whole === undefined ? [] : [[field, whole] as const];
  });
  return promoted.length === 0 ? patch : { ...patch, ...Object.fromEntries(promoted) };
}

function swapped(value: unknown, held: unknown): object | undefined {
  if (!isObject(held) || !Array.isArray(held.additional)) return undefined;
  const input = isObject(value) && "primary" in value ? value : { primary: value };
  if ("additional" in input) return undefined;
  const next = keyOf(input.primary);
  const others = held.additional.filter((item) => keyOf(item) !== next);
  if (next === undefined || others.length === held.additional.length) return undefined;
  const former = keyOf(held.primary) === undefined ? [] : [held.primary];
  return { ...input, additional: [...former, ...others].map(withoutNulls) };
}

/** What two spellings of one address, number or link have in common. */
function keyOf(value: unknown): string | undefined {
  if (typeof value === "string") return value === "" ? undefined : value.toLowerCase();
  if (!isObject(value)) return undefined;
  if (typeof value.number === "string") {
    return typeof value.callingCode === "string"
      ? `${value.callingCode}${value.number}`
      : value.number;
  }
  return keyOf(value.url);
}

/** Twenty shows the parts that are missing as null; a write leaves them out. */
function withoutNulls(value: unknown): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== null));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
