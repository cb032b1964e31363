/** What of a map is to be written: whole values by key, and keys that are gone. */
export interface Edits<V> {
  readonly put: readonly (readonly [key: string, value: V])[];
  readonly remove: readonly string[];
}

/** A map that knows which of its keys have changed since they were last taken to be stored. */
export class TrackedMap<V> {
  readonly #values = new Map<string, V>();
  readonly #unsaved = new Set<string>();

  /** @param stored what needs not be stored again. */
  constructor(stored: Iterable<readonly [key: string, value: V]> = []) {
    for (const [key, value] of stored) this.#values.set(key, value);
  }

  get size(): number {
    return this.#values.size;
  }

  get(key: string): V | undefined {
    return this.#values.get(key);
  }

  has(key: string): boolean {
    return this.#values.has(key);
  }

  /** In the order in which they were last set. */
  entries(): IterableIterator<[string, V]> {
    return this.#values.entries();
  }

  values(): IterableIterator<V> {
    return this.#values.values();
  }

  set(key: string, value: V): void {
    this.#values.delete(key);
    this.#values.set(key, value);
    this.#unsaved.add(key);
  }

  delete(key: string): boolean {
    if (!this.#values.delete(key)) return false;
    this.#unsaved.add(key);
    return true;
  }

  /** Drops what was set first while there are more than `max`. */
  trim(max: number): void {
    for (const key of this.#values.keys()) {
      if (this.#values.size <= max) return;
      this.delete(key);
    }
  }

  /** What has changed since the last call; it counts as stored until it is given back. */
  takeUnsaved(): Edits<V> {
    const put: [string, V][] = [];
    const remove: string[] = [];
    for (const key of this.#unsaved) {
      const value = this.#values.get(key);
      if (value === undefined) remove.push(key);
      else put.push([key, value]);
    }
    this.#unsaved.clear();
    return { put, remove };
  }

  /** It could not be stored: it is taken again next time, as it is then. */
  giveBack({ put, remove }: Edits<unknown>): void {
    for (const [key] of put) this.#unsaved.add(key);
    for (const key of remove) this.#unsaved.add(key);
  }
}
