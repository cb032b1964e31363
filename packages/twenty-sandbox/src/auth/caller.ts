import type { Actor } from "../records/store.ts";
import type { Access } from "../roles/access.ts";

/** Who sent a request. */
export interface Caller {
  /** Users sign in with sessions, which no rate limit counts and which alone may make keys. */
  readonly kind: "apiKey" | "user";
  readonly actor: Actor;
  readonly access: Access;
}
