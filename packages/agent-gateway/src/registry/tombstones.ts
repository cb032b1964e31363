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
  /** By name, then by instanceId; in the order of removal. */
  readonly #kept = new Map<string, Tombstone>();
  #all: readonly Tombstone[] | undefined;

  /** @param kept what an earlier process remembered. */
  constructor(kept: Iterable<Tombstone> = []) {
    for (const tombstone of kept) this.add(tombstone);
  }

  add(tombstone: Tombstone): void {
    const key = keyOf(tombstone);
    this.#all = undefined;
    this.#kept.delete(key);
    this.#kept.set(key, tombstone);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MAX_KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }

  /** A registration ends the mourning. */
  clear(name: string, instanceId: string): void {
    if (this.#kept.delete(keyOf({ name, instanceId }))) this.#all = undefined;
  }

  has(name: string, instanceId?: string): boolean {
    if (instanceId !== undefined) return this.#kept.has(keyOf({ name, instanceId }));
    return this.#kept.values().some((tombstone) => tombstone.name === name);
  }

  /** Forgets what is older than a day. */
  expire(now: Date): void {
    const before = now.getTime() - KEPT_MS;
    for (const [key, { removedAt }] of this.#kept) {
      if (Date.parse(removedAt) > before) return;
      this.#kept.delete(key);
      this.#all = undefined;
    }
  }

  /** The same array as long as nothing changes. */
  all(): readonly Tombstone[] {
    this.#all ??= [...this.#kept.values()];
    return this.#all;
  }
}

function keyOf({ name, instanceId }: Pick<Tombstone, "name" | "instanceId">): string {
  return `${name}\n${instanceId}`;
}
