import type { Clock } from "service-kit";
import { Agent, request } from "undici";
import { isDeeperThan } from "../json-depth.ts";
import { createGuardedConnect } from "../transport/guarded-connect.ts";

/** A card as an agent gives it: a JSON object. */
export type AgentCard = Readonly<Record<string, unknown>>;

/** Whose card is asked for. */
export interface CardOwner {
  readonly agentId: string;
  readonly endpoint: string;
  readonly metadata: Readonly<Record<string, unknown>>;
}

interface Kept {
  readonly card: Promise<AgentCard | undefined>;
  readonly untilMs: number;
}

const MAX_BYTES = 256 * 1024;
const MAX_LEVELS = 64;
const TIMEOUT_MS = 2000;
const FRESH_MS = 60_000;
/** So soon is one asked again who gave none. */
const RETRY_MS = 5000;
const MAX_KEPT = 1000;
const WELL_KNOWN = "/.well-known/agent-card.json";

/**
 * The cards of A2A agents: `metadata.agentCard` where an agent registered one, else what it serves beside its endpoint or
 * at its origin. Nowhere else is anything fetched from; no redirect is followed, no credential sent.
 */
export class AgentCards {
  readonly #clock: Clock;
  readonly #kept = new Map<string, Kept>();
  readonly #dispatcher = new Agent({ connect: createGuardedConnect({ timeoutMs: TIMEOUT_MS }) });

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The card of the first that has one. */
  async first(owners: readonly CardOwner[]): Promise<AgentCard | undefined> {
    for (const owner of owners) {
      const card = await this.#cardOf(owner);
      if (card !== undefined) return card;
    }
    return undefined;
  }

  async close(): Promise<void> {
    await this.#dispatcher.destroy();
  }

  #cardOf({ agentId, endpoint, metadata }: CardOwner): Promise<AgentCard | undefined> {
    const registered = asCard(metadata.agentCard);
    if (registered !== undefined) return Promise.resolve(registered);
    const nowMs = this.#clock.monotonicMs();
    const known = this.#kept.get(agentId);
    if (known !== undefined && nowMs < known.untilMs) return known.card;
    const card = this.#fetch(endpoint);
    this.#keep(agentId, { card, untilMs: nowMs + FRESH_MS });
    return card.then((found) => {
      if (found === undefined) this.#keep(agentId, { card, untilMs: nowMs + RETRY_MS });
      return found;
    });
  }

  #keep(agentId: string, kept: Kept): void {
    this.#kept.delete(agentId);
    this.#kept.set(agentId, kept);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > MAX_KEPT && oldest !== undefined) this.#kept.delete(oldest);
  }

  async #fetch(endpoint: string): Promise<AgentCard | undefined> {
    const { origin, pathname } = new URL(endpoint);
    const beside = pathname.replace(/\/$/, "") + WELL_KNOWN;
    // An origin may have several agents, so what lies beside the endpoint comes first.
    for (const path of new Set([beside, WELL_KNOWN])) {
      const card = await this.#get(origin + path).catch(() => undefined);
      if (card !== undefined) return card;
    }
    return undefined;
  }

  async #get(url: string): Promise<AgentCard | undefined> {
    const controller = new AbortController();
    const timer = this.#clock.setTimer(() => controller.abort(), TIMEOUT_MS);
    try {
      const { statusCode, body } = await request(url, {
        dispatcher: this.#dispatcher,
        signal: controller.signal,
        headers: { accept: "application/json", "user-agent": "agent-gateway" },
      });
      const chunks: Buffer[] = [];
      let bytes = 0;
      for await (const chunk of body as AsyncIterable<Buffer>) {
        bytes += chunk.length;
        if (bytes > MAX_BYTES) return undefined;
        chunks.push(chunk);
      }
      if (statusCode !== 200) return undefined;
      return asCard(JSON.parse(Buffer.concat(chunks).toString("utf8")));
    } finally {
      timer.cancel();
    }
  }
}

/** Whatever has a name, and can be written again, is a card: all else is for its readers to judge. */
function asCard(value: unknown): AgentCard | undefined {
  return typeof value === "object" &&
    value !== null &&
    "name" in value &&
    typeof value.name === "string" &&
    !isDeeperThan(value, MAX_LEVELS)
    ? (value as AgentCard)
    : undefined;
}
