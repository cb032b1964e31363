import type { KeyView } from "agent-gateway-contract";
import type { Clock } from "service-kit";
import { isKeyOf, keyHash, keyIdOf } from "./api-key.ts";
import { Caller } from "./caller.ts";
import type { KeyRecord } from "./key-record.ts";

/** A key that is known. */
interface Held {
  readonly record: KeyRecord;
  readonly source: KeyView["source"];
  readonly caller: Caller;
  readonly expiresAtMs: number;
  lastUsedMs: number | null;
}

/** Whose key was presented; `expired`: the right key, too late. */
export type KeyFound =
  | { readonly kind: "caller"; readonly caller: Caller }
  | { readonly kind: "expired"; readonly id: string }
  | { readonly kind: "unknown" };

/** The id, and the owner, of `GATEWAY_API_KEY`: stays the same when that key is changed. */
const BOOTSTRAP = "gateway-key";

/** The keys that open the gateway: the one from the environment, and those of the keys file. */
export class KeyRing {
  /** Whether anybody is asked for a key. */
  readonly isRequired: boolean;
  readonly #clock: Clock;
  readonly #bootstrap: Held | undefined;
  #byId: ReadonlyMap<string, Held> = new Map();

  /** @param keys `undefined`: there is no keys file. */
  constructor({
    apiKey,
    keys,
    clock,
  }: {
    readonly apiKey: string | undefined;
    readonly keys?: readonly KeyRecord[] | undefined;
    readonly clock: Clock;
  }) {
    this.#clock = clock;
    this.isRequired = apiKey !== undefined || keys !== undefined;
    this.#bootstrap =
      apiKey === undefined ? undefined : held(bootstrapRecord(apiKey), "environment");
    this.replace(keys ?? []);
  }

  /** Takes the keys of a file that was read again; from now on only they, and the environment's, open. */
  replace(keys: readonly KeyRecord[]): void {
    const before = this.#byId;
    this.#byId = new Map(
      keys.map((record) => {
        const lastUsedMs = before.get(record.id)?.lastUsedMs ?? null;
        return [record.id, { ...held(record, "file"), lastUsedMs }];
      }),
    );
  }

  /** Whose key it is; no comparison tells how much of a wrong key was right. */
  find(presented: string): KeyFound {
    const id = keyIdOf(presented);
    // The environment's may look like one of the file's.
    const candidates = [id === undefined ? undefined : this.#byId.get(id), this.#bootstrap];
    const found = candidates.find(
      (candidate) => candidate !== undefined && isKeyOf(presented, candidate.record.digest),
    );
    if (found === undefined) return { kind: "unknown" };
    const nowMs = this.#clock.now().getTime();
    if (nowMs >= found.expiresAtMs) return { kind: "expired", id: found.record.id };
    found.lastUsedMs = nowMs;
    return { kind: "caller", caller: found.caller };
  }

  /** What can be told of the keys. */
  list(): KeyView[] {
    const nowMs = this.#clock.now().getTime();
    const all = [...(this.#bootstrap ? [this.#bootstrap] : []), ...this.#byId.values()];
    return all.map(({ record, source, expiresAtMs, lastUsedMs }) => ({
      id: record.id,
      owner: record.owner,
      source,
      scopes: [...record.scopes],
      description: record.description,
      expiresAt: record.expiresAt,
      isExpired: nowMs >= expiresAtMs,
      lastUsedAt: lastUsedMs === null ? null : new Date(lastUsedMs).toISOString(),
    }));
  }
}

function held(record: KeyRecord, source: KeyView["source"]): Held {
  const expiresAtMs =
    record.expiresAt === null ? Number.POSITIVE_INFINITY : Date.parse(record.expiresAt);
  return { record, source, caller: new Caller(record), expiresAtMs, lastUsedMs: null };
}

function bootstrapRecord(apiKey: string): KeyRecord {
  return {
    id: BOOTSTRAP,
    owner: BOOTSTRAP,
    description: "GATEWAY_API_KEY",
    digest: Buffer.from(keyHash(apiKey), "hex"),
    scopes: ["admin"],
    rights: [{ kind: "admin" }],
    expiresAt: null,
  };
}
