/** How many revisions are reserved at a time. */
const BLOCK = 100_000;

/**
 * Gives out revisions, each greater than all before it, over restarts too. The store holds the end of a reserved
 * block instead of every single number: a process that was killed leaves a gap, never a repetition.
 */
export class RevisionCounter {
  #last: number;
  #reserved: number;

  /** @param reserved no number up to this one is given out again. */
  constructor(reserved: number) {
    this.#last = reserved;
    this.#reserved = reserved;
  }

  /** The last number that was given out. */
  get last(): number {
    return this.#last;
  }

  /** The end of the block that is to be stored while the process runs. */
  get reservation(): number {
    if (this.#reserved - this.#last < BLOCK / 2) this.#reserved = this.#last + BLOCK;
    return this.#reserved;
  }

  next(): number {
    this.#last += 1;
    return this.#last;
  }
}
