import { randomBytes } from "node:crypto";
import type { Decision } from "./decision.ts";

const KEPT = 1000;

/** The last thousand decisions; older ones make room. */
export class DecisionLog {
  readonly #kept: (Decision | undefined)[] = new Array<Decision | undefined>(KEPT).fill(undefined);
  /** Another process's ids are not mistaken for this one's. */
  readonly #prefix = randomBytes(3).toString("hex");
  #count = 0;

  /** An id for a decision that is being made; taken in order. */
  nextId(): string {
    this.#count += 1;
    return `${this.#prefix}-${this.#count}`;
  }

  keep(decision: Decision): void {
    this.#kept[slotOf(decision.id)] = decision;
  }

  find(id: string): Decision | undefined {
    const kept = this.#kept[slotOf(id)];
    return kept?.id === id ? kept : undefined;
  }

  /** Latest first. */
  latest(limit: number): readonly Decision[] {
    const found: Decision[] = [];
    for (let back = 0; back < KEPT && found.length < limit; back += 1) {
      const kept = this.#kept[(((this.#count - back) % KEPT) + KEPT) % KEPT];
      if (kept !== undefined) found.push(kept);
    }
    return found;
  }
}

function slotOf(id: string): number {
  const number = Number(id.slice(id.indexOf("-") + 1));
  return Number.isSafeInteger(number) && number >= 0 ? number % KEPT : 0;
}
