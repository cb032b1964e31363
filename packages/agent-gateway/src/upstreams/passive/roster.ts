/** A place in a roster, for leaving it. */
export interface Seat<T> {
  readonly holder: T;
  /** In the roster's list; -1 after leaving. */
  index: number;
}

/**
 * Who is there now, in no order. A `Set` of those who come and go with every request is copied every few dozen of them,
 * and each copy points to the next one: once a copy is old, everyone who was ever in a later one outlives many
 * collections of garbage with all that belongs to them.
 */
export class Roster<T> {
  readonly #seats: Seat<T>[] = [];

  get size(): number {
    return this.#seats.length;
  }

  add(holder: T): Seat<T> {
    const seat = { holder, index: this.#seats.length };
    this.#seats.push(seat);
    return seat;
  }

  /** Leaving twice is leaving once. */
  delete(seat: Seat<T>): void {
    const { index } = seat;
    if (this.#seats[index] !== seat) return;
    const last = this.#seats.pop();
    if (last === undefined) return;
    if (last !== seat) {
      this.#seats[index] = last;
      last.index = index;
    }
    seat.index = -1;
  }

  /** Those who are there at this moment, whatever happens while they are looked at. */
  holders(): T[] {
    return this.#seats.map(({ holder }) => holder);
  }
}
