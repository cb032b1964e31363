import type { Clock } from "service-kit";
import { keyIdOf } from "./api-key.ts";
import { ANYBODY, type Caller } from "./caller.ts";
import { FailedAttempts } from "./failed-attempts.ts";
import type { KeyRing } from "./key-ring.ts";

/** Where a key can stand in a request. */
export interface KeyHeaders {
  readonly authorization?: string | undefined;
  readonly apiKey?: string | undefined;
}

/** Who it is, or why nobody knows. */
export type Admission =
  | { readonly admitted: true; readonly caller: Caller }
  | { readonly admitted: false; readonly refusal: AccessRefusal };

/** Why a caller is not let in. */
interface AccessRefusal {
  readonly code: "unauthorized" | "rate_limited";
  readonly detail: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Finds out who calls: `Authorization: Bearer …` or `X-API-Key`. */
export class Gatekeeper {
  readonly #ring: KeyRing;
  readonly #attempts: FailedAttempts;

  constructor(ring: KeyRing, clock: Clock) {
    this.#ring = ring;
    this.#attempts = new FailedAttempts(clock);
  }

  /** Requests without the right key since this process began. */
  get refusals(): number {
    return this.#attempts.total;
  }

  admit({ authorization, apiKey }: KeyHeaders, address = ""): Admission {
    if (!this.#ring.isRequired) return { admitted: true, caller: ANYBODY };
    const [, bearer] = /^Bearer +(\S+)$/i.exec(authorization ?? "") ?? [];
    const presented = bearer ?? apiKey;
    if (presented === undefined) {
      this.#attempts.failed(address, { isGuess: false });
      return unauthorized("Send the key as Authorization: Bearer <key>.");
    }
    const shutOutForMs = this.#attempts.shutOutForMs(address);
    // Behind a proxy all callers are one address: whoever guesses there must not shut out those whose keys, of 256
    // random bits, nobody guesses.
    if (shutOutForMs > 0 && keyIdOf(presented) === undefined) return shutOut(shutOutForMs);
    const found = this.#ring.find(presented);
    if (found.kind === "caller") {
      this.#attempts.succeeded(address);
      return { admitted: true, caller: found.caller };
    }
    if (shutOutForMs > 0) return shutOut(shutOutForMs);
    // An expired key is known: whoever sends it guesses nothing.
    this.#attempts.failed(address, { isGuess: found.kind === "unknown" });
    return unauthorized(
      found.kind === "expired"
        ? `The API key ${found.id} has expired. Ask for a new one.`
        : "The API key is not the gateway's.",
    );
  }
}

function unauthorized(detail: string): Admission {
  const headers = { "www-authenticate": 'Bearer realm="agent-gateway"' };
  return { admitted: false, refusal: { code: "unauthorized", detail, headers } };
}

function shutOut(forMs: number): Admission {
  const seconds = Math.ceil(forMs / 1000);
  return {
    admitted: false,
    refusal: {
      code: "rate_limited",
      detail: `No key is looked at from here for ${seconds} s.`,
      headers: { "retry-after": String(seconds) },
    },
  };
}
