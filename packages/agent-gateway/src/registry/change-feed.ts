import type { RegistryChange } from "agent-gateway-contract";

/** What has happened after a revision; `compacted`: it is not known any more, so read the whole state anew. */
export type ChangesSince =
  | { readonly kind: "changes"; readonly changes: readonly RegistryChange[] }
  | { readonly kind: "compacted" };

/** Is told each change once, in order. */
export type ChangeListener = (change: RegistryChange) => void;

const MAX_KEPT = 10_000;

/** The last 10,000 changes in the order of their revisions. */
export class ChangeFeed {
  readonly #maxKept: number;
  readonly #listeners = new Set<ChangeListener>();
  /** Up to twice as many as are kept, so that cutting costs nothing worth counting. */
  #changes: RegistryChange[] = [];
  /** What happened after this one is known. */
  #knownAfter: number;
  #latest: number;

  /** @param revision the last one that an earlier process may have given out. */
  constructor(revision: number, { maxKept = MAX_KEPT }: { readonly maxKept?: number } = {}) {
    this.#knownAfter = revision;
    this.#latest = revision;
    this.#maxKept = maxKept;
  }

  /** Of the latest change. */
  get revision(): number {
    return this.#latest;
  }

  /** The changes after a revision, oldest first; a revision that was never given out is `compacted` too. */
  since(revision: number): ChangesSince {
    if (revision < this.#knownAfter || revision > this.#latest) return { kind: "compacted" };
    return { kind: "changes", changes: this.#changes.slice(this.#firstAfter(revision)) };
  }

  /** Calls back for each change from now on, before the call that caused it returns; returns how to end that. */
  subscribe(listener: ChangeListener): () => void {
    // Wrapped, so that the same function can listen twice.
    const own: ChangeListener = (change) => listener(change);
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  /** Adds a change, whose revision is greater than that of all before it. */
  append(change: RegistryChange): void {
    this.#latest = change.revision;
    this.#changes.push(change);
    if (this.#changes.length >= 2 * this.#maxKept) this.#compact();
    for (const listener of this.#listeners) listener(change);
  }

  #compact(): void {
    const cut = this.#changes.length - this.#maxKept;
    this.#knownAfter = this.#changes[cut - 1]?.revision ?? this.#knownAfter;
    this.#changes = this.#changes.slice(cut);
  }

  #firstAfter(revision: number): number {
    let low = 0;
    let high = this.#changes.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#changes[middle]?.revision ?? 0) > revision) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
