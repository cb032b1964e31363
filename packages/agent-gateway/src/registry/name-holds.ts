import { z } from "zod";
import type { Instant } from "./register.ts";
import { TrackedMap } from "./tracked-map.ts";

/** The schema of {@link NameHold}. */
export const nameHoldSchema = z.object({
  name: z.string(),
  /** Who registered it: the id of an API key. */
  owner: z.string(),
  /** ISO 8601: when its last instance went; `null` while it has one. */
  vacantSince: z.string().nullable(),
});

/** A name that belongs to the key that registered it. */
export type NameHold = z.output<typeof nameHoldSchema>;

/** The owner of those who came without a key: nobody, so what it holds is anybody's. */
export const NOBODY = "anonymous";

/** A rollout or an outage must not open the name to others. */
const HELD_WHEN_VACANT_MS = 24 * 3_600_000;
const MAX_KEPT = 20_000;

/**
 * Which key owns which name. Another key can neither register it nor beat or unregister for it while it has an
 * instance, nor for 24 hours after the last one went, on the monotonic clock; an operator can release it sooner.
 */
export class NameHolds {
  readonly kept: TrackedMap<NameHold>;
  /** On the monotonic clock; a wall clock that jumps gives no name away. */
  readonly #vacantSinceMs = new Map<string, number>();

  /** @param stored what an earlier process knew; only over its end is the wall clock believed. */
  constructor(stored: Iterable<NameHold>, { ms, iso }: Instant) {
    this.kept = new TrackedMap([...stored].map((hold) => [hold.name, hold]));
    for (const { name, vacantSince } of this.kept.values()) {
      if (vacantSince === null) continue;
      const elapsedMs = Math.max(0, Date.parse(iso) - Date.parse(vacantSince));
      this.#vacantSinceMs.set(name, ms - elapsedMs);
    }
  }

  /** Whether the name belongs to another. */
  isTaken(name: string, owner: string): boolean {
    const hold = this.kept.get(name);
    return hold !== undefined && hold.owner !== owner && hold.owner !== NOBODY;
  }

  /** An instance is registered under the name. */
  occupy(name: string, owner: string): void {
    const hold = this.kept.get(name);
    this.#vacantSinceMs.delete(name);
    if (hold?.owner === owner && hold.vacantSince === null) return;
    this.kept.set(name, { name, owner, vacantSince: null });
    this.kept.trim(MAX_KEPT);
  }

  /** The last instance of the name has gone. */
  vacate(name: string, at: Instant): void {
    const hold = this.kept.get(name);
    if (hold === undefined) return;
    this.#vacantSinceMs.set(name, at.ms);
    this.kept.set(name, { ...hold, vacantSince: at.iso });
  }

  /** Anybody may have the name. */
  release(name: string): boolean {
    this.#vacantSinceMs.delete(name);
    return this.kept.delete(name);
  }

  /** Releases what has been vacant for a day. */
  expire(nowMs: number): void {
    for (const [name, sinceMs] of this.#vacantSinceMs) {
      if (nowMs - sinceMs >= HELD_WHEN_VACANT_MS) this.release(name);
    }
  }
}
