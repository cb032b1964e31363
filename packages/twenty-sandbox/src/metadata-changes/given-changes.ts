/** What a property of a change must be. */
export type PropertyKind = "text" | "flag" | "any";

/** The changes that are known, or what is wrong with one. */
export type GivenChanges =
  | { readonly ok: true; readonly changes: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly problem: string };

/** Takes from an update what may be changed; a new name is refused, the present one and what is unknown are passed over. */
export function givenChanges(
  update: object,
  kinds: Readonly<Record<string, PropertyKind>>,
  present: Readonly<Record<string, unknown>>,
): GivenChanges {
  const changes: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(update)) {
    // Null stands for what is not to be changed, as in Twenty.
    if (value === null || value === undefined) continue;
    if (Object.hasOwn(present, name)) {
      if (value === present[name]) continue;
      return { ok: false, problem: `The sandbox cannot change ${name}: make another one instead` };
    }
    const kind = Object.hasOwn(kinds, name) ? kinds[name] : undefined;
    if (kind === undefined) continue;
    if (kind === "text" && typeof value !== "string") {
      return { ok: false, problem: `${name} must be a string` };
    }
    if (kind === "flag" && typeof value !== "boolean") {
      return { ok: false, problem: `${name} must be a boolean value` };
    }
    changes[name] = value;
  }
  return { ok: true, changes };
}
