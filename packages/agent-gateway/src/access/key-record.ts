import type { Scope } from "./scope.ts";

/** An API key as the keys file describes it. */
export interface KeyRecord {
  readonly id: string;
  readonly owner: string;
  readonly description: string;
  /** SHA-256 of the key. */
  readonly digest: Buffer;
  readonly scopes: readonly string[];
  readonly rights: readonly Scope[];
  /** ISO 8601; `null`: never. */
  readonly expiresAt: string | null;
}
