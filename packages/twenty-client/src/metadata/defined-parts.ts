import type { Json, WireInput } from "../json.ts";

/** What is said, without what is not. */
export function definedParts(parts: Readonly<Record<string, Json | undefined>>): WireInput {
  const said: WireInput = {};
  for (const [name, value] of Object.entries(parts)) {
    if (value !== undefined) said[name] = value;
  }
  return said;
}
