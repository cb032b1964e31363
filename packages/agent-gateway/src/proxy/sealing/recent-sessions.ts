import type { Clock } from "service-kit";

const GENERATION_MS = 10 * 60_000;
/** The current one and three before it: what was used within 30 minutes is in one of them. */
const GENERATIONS = 4;
const BITS = 2 ** 21;
const HASHES = 4;

/**
 * Which sessions were used within the last 30 to 40 minutes, in one mebibyte whatever their number: Bloom
 * filters, one for each ten minutes. A session that was not used is now and then taken for one that was (less
 * than 1 % with 200,000 sessions in ten minutes), never the other way round.
 */
export class RecentSessions {
  readonly #clock: Clock;
  readonly #startedMs: number;
  readonly #filters = Array.from({ length: GENERATIONS }, () => new Uint32Array(BITS / 32));
  #generation: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#startedMs = clock.monotonicMs();
    this.#generation = Math.floor(this.#startedMs / GENERATION_MS);
  }

  /** Notes that a session is used now. */
  touch(sealed: string): void {
    this.#turn();
    const filter = this.#filters[this.#generation % GENERATIONS];
    if (filter !== undefined) for (const bit of bitsOf(sealed)) set(filter, bit);
  }

  /** Whether a session has rested for 30 minutes or more; nobody has before this gateway has run that long. */
  isIdle(sealed: string): boolean {
    this.#turn();
    const knownMs = (GENERATIONS - 1) * GENERATION_MS;
    if (this.#clock.monotonicMs() - this.#startedMs < knownMs + GENERATION_MS) return false;
    const bits = bitsOf(sealed);
    return !this.#filters.some((filter) => bits.every((bit) => has(filter, bit)));
  }

  #turn(): void {
    const now = Math.floor(this.#clock.monotonicMs() / GENERATION_MS);
    const passed = Math.min(GENERATIONS, now - this.#generation);
    for (let back = 0; back < passed; back += 1) this.#filters[(now - back) % GENERATIONS]?.fill(0);
    this.#generation = now;
  }
}

/** A sealed text is random already: pieces of it serve as hashes. Its end is the tag, different in each. */
function bitsOf(sealed: string): readonly number[] {
  const random = Buffer.from(sealed.slice(-24), "base64url");
  return Array.from({ length: HASHES }, (_, index) => {
    const at = index * 4;
    return at + 4 <= random.length ? random.readUInt32LE(at) % BITS : 0;
  });
}

function set(filter: Uint32Array, bit: number): void {
  filter[bit >>> 5] = (filter[bit >>> 5] ?? 0) | (1 << (bit & 31));
}

function has(filter: Uint32Array, bit: number): boolean {
  return ((filter[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0;
}
