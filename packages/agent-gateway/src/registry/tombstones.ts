import { TrackedMap } from "./tracked-map.ts";

/** What is left of a registrant that was removed: later beats are answered with 410 instead of 404. */
export interface Tombstone {
  readonly name: string;
  readonly instanceId: string;
  readonly removedAt: string;
}

const KEPT_MS = 24 * 3_600_000;
const MAX_KEPT = 10_000;

/** Remembers removals for 24 hours, at most 10,000 of them. */
export class Tombstones {
  /** In the order of removal. */
  readonly kept: TrackedMap<Tombstone>;
  /** How many there are of each name. */
  readonly #byName = new Map<string, number>();

  /** @param stored what an earlier process remembered. */
  constructor(stored: Iterable<Tombstone> = []) {
    const inOrder = [...stored].toSorted((a, b) => (a.removedAt < b.removedAt ? -1 : 1));
    this.kept = new TrackedMap(inOrder.map((tombstone) => [keyOf(tombstone), tombstone]));
    for (const { name } of this.kept.values()) this.#count(name, 1);
  }

  add(tombstone: Tombstone): void {
    const key = keyOf(tombstone);
    if (!this.kept.has(key)) this.#count(tombstone.name, 1);
    this.kept.set(key, tombstone);
    if (this.kept.size > MAX_KEPT) this.#dropOldest();
  }

  /** A registration ends the mourning. */
  clear(name: string, instanceId: string): void {
    if (this.kept.delete(keyOf({ name, instanceId }))) this.#count(name, -1);
  }

  has(name: string, instanceId?: string): boolean {
    return instanceId === undefined
      ? this.#byName.has(name)
      : this.kept.has(keyOf({ name, instanceId }));
  }

  /** Forgets what is older than a day. */
  expire(now: Date): void {
    const before = now.getTime() - KEPT_MS;
    for (const { removedAt } of this.kept.values()) {
      if (Date.parse(removedAt) > before) return;
      this.#dropOldest();
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
