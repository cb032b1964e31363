import { type CardMeans, fetchCard } from "./fetch-card.ts";

/** A card as its agent gives it. */
export type AgentCard = Readonly<Record<string, unknown>>;

const FRESH_MS = 60_000;
/** An agent without a card, or one that is not there, is asked again soon. */
const MISSING_FRESH_MS = 5000;
const MAX_KEPT = 1000;

interface Kept {
  readonly card: Promise<AgentCard | undefined>;
  untilMs: number;
}

/** The cards of A2A agents, fetched when somebody asks and kept for a minute. */
export class AgentCards {
  readonly #means: CardMeans;
  /** By endpoint, in the order in which they were fetched. */
  readonly #kept = new Map<string, Kept>();

  constructor(means: CardMeans) {
    this.#means = means;
  }

  /** The first card that one of the endpoints has; those after it are not asked. */
  async of(endpoints: readonly string[]): Promise<AgentCard | undefined> {
    for (const endpoint of endpoints) {
      const card = await this.#at(endpoint);
      if (card !== undefined) return card;
    }
    return undefined;
  }

  #at(endpoint: string): Promise<AgentCard | undefined> {
    const nowMs = this.#means.clock.monotonicMs();
    const known = this.#kept.get(endpoint);
    if (known !== undefined && nowMs < known.untilMs) return known.card;
    const card = fetchCard(endpoint, this.#means);
    const kept: Kept = { card, untilMs: nowMs + FRESH_MS };
    this.#kept.delete(endpoint);
    this.#kept.set(endpoint, kept);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MAX_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    void card.then((found) => {
      if (found === undefined) kept.untilMs = nowMs + MISSING_FRESH_MS;
    });
    return card;
  }
}
