import { NOBODY } from "../registry/name-holds.ts";
import type { Scope } from "./scope.ts";

/** Who calls, and what it may do. */
export class Caller {
  /** The id of its key, for logs and the audit trail; never the key. */
  readonly id: string;
  /** Who owns the names that it registers: stays the same when a key follows another. */
  readonly owner: string;
  /** As they were written. */
  readonly scopes: readonly string[];
  /** ISO 8601. */
  readonly expiresAt: string | null;
  readonly isAdmin: boolean;
  /** May see who is registered and how they fare. */
  readonly mayRead: boolean;
  readonly #rights: readonly Scope[];

  constructor(facts: {
    readonly id: string;
    readonly owner: string;
    readonly scopes: readonly string[];
    readonly rights: readonly Scope[];
    readonly expiresAt: string | null;
  }) {
    this.id = facts.id;
    this.owner = facts.owner;
    this.scopes = facts.scopes;
    this.expiresAt = facts.expiresAt;
    this.#rights = facts.rights;
    this.isAdmin = facts.rights.some(({ kind }) => kind === "admin");
    this.mayRead = this.isAdmin || facts.rights.some(({ kind }) => kind === "read");
  }

  /** May call the service. */
  mayInvoke(namespace: string, service: string): boolean {
    return this.isAdmin || this.#has("invoke", namespace, service);
  }

  /**
   * May register under the name. A key that may take a name must not thereby get the requests of any service it likes
   * to mention, so the service is asked for in the same way.
   */
  mayRegister(namespace: string, name: string, service: string): boolean {
    if (this.isAdmin) return true;
    return this.#has("register", namespace, name) && this.#has("register", namespace, service);
  }

  /** May beat and unregister under the name, in whichever namespace that is; whose it is the registry knows. */
  mayCallFor(name: string): boolean {
    return (
      this.isAdmin ||
      this.#rights.some((right) => right.kind === "register" && right.matches(null, name))
    );
  }

  #has(kind: "invoke" | "register", namespace: string, name: string): boolean {
    return this.#rights.some(
      (right) => right.kind === kind && "matches" in right && right.matches(namespace, name),
    );
  }
}

/** Whoever comes where no key is asked for: may do everything, owns nothing. */
export const ANYBODY = new Caller({
  id: NOBODY,
  owner: NOBODY,
  scopes: ["admin"],
  rights: [{ kind: "admin" }],
  expiresAt: null,
});
