/** A source of numbers that gives the same ones for the same seed. */
export interface Random {
  /** A whole number from `min` to `max`, both included. */
  readonly integer: (min: number, max: number) => number;
  /** One of the items. */
  readonly pick: <const T extends readonly [unknown, ...unknown[]]>(items: T) => T[number];
  /** True with the given probability. */
  readonly chance: (probability: number) => boolean;
  /** A UUID with the form of a random one. */
  readonly uuid: () => string;
}

/** A mulberry32 generator: small, fast, and good enough to make plausible people. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  const integer = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  const word = (): string =>
    Math.floor(next() * 4_294_967_296)
      .toString(16)
      .padStart(8, "0");
  return {
    integer,
    pick: (items) => items[integer(0, items.length - 1)] ?? items[0],
    chance: (probability) => next() < probability,
    uuid: () => {
      const [a, b, c, d] = [word(), word(), word(), word()];
      const variant = integer(8, 11).toString(16);
      return `${a}-${b.slice(0, 4)}-4${b.slice(5)}-${variant}${c.slice(1, 4)}-${c.slice(4)}${d}`;
    },
  };
}
