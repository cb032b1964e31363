import { z } from "zod";
import type { Instant } from "./register.ts";
import { TrackedMap } from "./tracked-map.ts";

/** The schema of {@link Tombstone}. */
export const tombstoneSchema = z.object({
  name: z.string(),
  instanceId: z.string(),
  removedAt: z.string(),
  /** It was removed for its silence, and gave no identity by which it could be told that it is gone. */
  mayLive: z.boolean().optional(),
});

/** What is left of a registrant that was removed: later beats are answered with 410 instead of 404. */
export type Tombstone = Readonly<z.output<typeof tombstoneSchema>>;

const KEPT_MS = 24 * 3_600_000;
/** After a restart only the wall clock tells how old one is; it may be wrong, so each is kept for an hour at least. */
const KEPT_AFTER_RESTART_MS = 3_600_000;
const MAX_KEPT = 10_000;

/** Remembers removals for 24 hours on the monotonic clock, at most 10,000 of them. */
export class Tombstones {
  /** In the order of removal. */
  readonly kept: TrackedMap<Tombstone>;
  /** How many there are of each name. */
  readonly #byName = new Map<string, number>();
  /** On the monotonic clock. */
  readonly #untilMs = new Map<string, number>();

  /** @param stored what an earlier process remembered. */
  constructor(stored: Iterable<Tombstone>, { ms, iso }: Instant) {
    const inOrder = [...stored].toSorted((a, b) => (a.removedAt < b.removedAt ? -1 : 1));
    this.kept = new TrackedMap(inOrder.map((tombstone) => [keyOf(tombstone), tombstone]));
    for (const [key, { name, removedAt }] of this.kept.entries()) {
      const leftMs = Date.parse(removedAt) + KEPT_MS - Date.parse(iso);
      this.#untilMs.set(key, ms + Math.min(KEPT_MS, Math.max(KEPT_AFTER_RESTART_MS, leftMs)));
      this.#count(name, 1);
    }
  }

  add(tombstone: Tombstone, nowMs: number): void {
    const key = keyOf(tombstone);
    if (!this.kept.has(key)) this.#count(tombstone.name, 1);
    this.kept.set(key, tombstone);
    this.#untilMs.set(key, nowMs + KEPT_MS);
    if (this.kept.size > MAX_KEPT) this.#dropOldest();
  }

  /** A registration ends the mourning. */
  clear(name: string, instanceId: string): void {
    const key = keyOf({ name, instanceId });
    this.#untilMs.delete(key);
    if (this.kept.delete(key)) this.#count(name, -1);
  }

  has(name: string, instanceId?: string): boolean {
    return instanceId === undefined
      ? this.#byName.has(name)
      : this.kept.has(keyOf({ name, instanceId }));
  }

  /** Forgets what is older than a day. */
  expire(nowMs: number): void {
    for (const [key, { name, instanceId }] of this.kept.entries()) {
      if (nowMs >= (this.#untilMs.get(key) ?? 0)) this.clear(name, instanceId);
    }
  }

  #dropOldest(): void {
    const [oldest] = this.kept.values();
    if (oldest !== undefined) this.clear(oldest.name, oldest.instanceId);
  }

  #count(name: string, change: 1 | -1): void {
    const count = (this.#byName.get(name) ?? 0) + change;
    if (count > 0) this.#byName.set(name, count);
    else this.#byName.delete(name);
  }
}

function keyOf({ name, instanceId }: Pick<Tombstone, "name" | "instanceId">): string {
  return `${name}\n${instanceId}`;
}
