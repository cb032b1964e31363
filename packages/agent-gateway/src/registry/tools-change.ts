import type { Instance } from "./instance.ts";
import type { Said } from "./outlook-changes.ts";
import type { Registrant } from "./registrant.ts";

/** Digest of the tools that an instance offers, as its youngest process says; `null` when nobody says. */
export function toolsDigestOf({ registrants }: Pick<Instance, "registrants">): string | null {
  return (
    youngest(registrants.values().filter(({ toolsDigest }) => toolsDigest !== null))?.toolsDigest ??
    null
  );
}

/** What is to be told when the tools of an instance are others than before; the first word on them is no news. */
export function toolsChange(before: Instance, after: Instance): Said | undefined {
  const was = toolsDigestOf(before);
  const is = toolsDigestOf(after);
  if (was === is || was === null || is === null) return undefined;
  return { kind: "updated", why: `its tools changed: digest ${short(was)} → ${short(is)}` };
}

/** By start time; of those that say none, the one that registered last. */
function youngest(registrants: Iterable<Registrant>): Registrant | undefined {
  let found: Registrant | undefined;
  for (const each of registrants) {
    if (found === undefined || isYounger(each, found)) found = each;
  }
  return found;
}

function isYounger(a: Registrant, b: Registrant): boolean {
  return a.epoch === b.epoch ? a.registeredAt > b.registeredAt : a.epoch > b.epoch;
}

function short(digest: string): string {
  return digest.slice(0, 12);
}
