import type { ResourceContent } from "./define-resource.ts";

/** A value as a client reads it. */
export function jsonContent(value: object): ResourceContent {
  return { mimeType: "application/json", text: JSON.stringify(value, withoutBigints) };
}

/** Micros of an amount are bigints, which JSON does not know. */
function withoutBigints(_key: string, value: unknown): unknown {
  return typeof value === "bigint" ? value.toString() : value;
}
