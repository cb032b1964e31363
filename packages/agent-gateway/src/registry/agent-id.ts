import { createHash } from "node:crypto";

/** The id of the instance that these three name; the same on every gateway. */
export function agentIdOf(namespace: string, name: string, endpoint: string): string {
  return `${name}-${digest([namespace, name, endpoint])}`;
}

/** The registrant id of a client that brings none: derived from who it is and what it vouches for. */
export function derivedRegistrantId(owner: string, name: string, endpoint: string): string {
  return `derived-${digest([owner, name, endpoint])}`;
}

function digest(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 12);
}
