import { createHash, timingSafeEqual } from "node:crypto";
import { NOBODY } from "../registry/name-holds.ts";

/** Who calls, as the registry knows it. */
export type Authorization =
  | { readonly authorized: true; readonly owner: string }
  | { readonly authorized: false; readonly reason: string };

/**
 * Checks `Authorization: Bearer …` or `X-API-Key` in constant time. The owner stays the same when the key is
 * rotated, so registrations do too.
 */
export function authorize(
  headers: { readonly authorization?: string | undefined; readonly apiKey?: string | undefined },
  apiKey: string | undefined,
): Authorization {
  if (apiKey === undefined) return { authorized: true, owner: NOBODY };
  const [, bearer] = /^Bearer +(\S+)$/i.exec(headers.authorization ?? "") ?? [];
  const presented = bearer ?? headers.apiKey;
  if (presented === undefined) {
    return { authorized: false, reason: "Send the key as Authorization: Bearer <key>." };
  }
  return isSame(presented, apiKey)
    ? { authorized: true, owner: "gateway-key" }
    : { authorized: false, reason: "The API key is not the gateway's." };
}

/** Digests have equal lengths, which the comparison needs, and tell nothing of the key's. */
function isSame(presented: string, expected: string): boolean {
  return timingSafeEqual(digest(presented), digest(expected));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
