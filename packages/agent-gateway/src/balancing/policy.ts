/** What a policy needs to know of the places a request could go to. */
export interface Weighted {
  /** More than 0. */
  readonly weight: number;
}

/** Facts of this one choice. */
interface Choice {
  /** How many choices were made before for the same service. */
  readonly sequence: number;
}

/** Chooses one of the places; `undefined` only when there is none. Pure: the same input, the same choice. */
export type Policy = <T extends Weighted>(
  candidates: readonly T[],
  choice: Choice,
) => T | undefined;
