import { randomBytes } from "node:crypto";
import type { Decision, DecisionDraft } from "./decision.ts";

const KEPT = 1000;

/** The last thousand decisions; older ones make room. */
export class DecisionLog {
  readonly #kept: (DecisionDraft | undefined)[] = new Array<DecisionDraft | undefined>(KEPT).fill(
    undefined,
  );
  /** Another process's ids are not mistaken for this one's. */
  readonly #prefix = randomBytes(3).toString("hex");
  #count = 0;

  /** The number of a decision that is being made. */
  nextSequence(): number {
    this.#count += 1;
    return this.#count;
  }

  /** Under which id it will be found. */
  idOf({ sequence }: Pick<DecisionDraft, "sequence">): string {
    return `${this.#prefix}-${sequence}`;
  }

  keep(draft: DecisionDraft): void {
    this.#kept[draft.sequence % KEPT] = draft;
  }

  find(id: string): Decision | undefined {
    const sequence = Number(id.slice(this.#prefix.length + 1));
    const draft = Number.isSafeInteger(sequence) ? this.#kept[sequence % KEPT] : undefined;
    return draft !== undefined && this.idOf(draft) === id ? this.#told(draft) : undefined;
  }

  /** Latest first. */
  latest(limit: number): readonly Decision[] {
    return this.#kept
      .filter((draft) => draft !== undefined)
      .toSorted((a, b) => b.sequence - a.sequence)
      .slice(0, limit)
      .map((draft) => this.#told(draft));
  }

  #told(draft: DecisionDraft): Decision {
    const { sequence: _, atEpochMs, startedMs: __, tool, candidates, ...told } = draft;
    return {
      id: this.idOf(draft),
      at: new Date(atEpochMs).toISOString(),
      ...told,
      tool: tool ?? null,
      ...(candidates === undefined ? {} : { candidates }),
    };
  }
}
