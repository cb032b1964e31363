const MAX_SERVICES = 10_000;

/** Counts the choices made for each service. */
export class TurnCounter {
  readonly #turns = new Map<string, number>();

  /** How many choices were made before this one. */
  next(service: string): number {
    const turn = this.#turns.get(service) ?? 0;
    // Services come and go; beginning to count anew costs nothing but an uneven round.
    if (turn === 0 && this.#turns.size >= MAX_SERVICES) this.#turns.clear();
    this.#turns.set(service, turn + 1);
    return turn;
  }
}
