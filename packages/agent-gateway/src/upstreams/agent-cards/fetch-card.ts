import type { Clock } from "service-kit";
import { type Dispatcher, request } from "undici";

/** How cards are fetched. */
export interface CardMeans {
  readonly clock: Clock;
  readonly timeoutMs: number;
  readonly dispatcher: Dispatcher;
}

const MAX_BYTES = 256 * 1024;
/** A2A 0.3 §5.3 and 1.0 §8.2. */
const WELL_KNOWN = "/.well-known/agent-card.json";

/**
 * The card that stands below an agent's endpoint, else at its host's root, without following redirects; `undefined` when
 * there is none, or none that can be read in time. Never throws.
 */
export async function fetchCard(
  endpoint: string,
  { clock, timeoutMs, dispatcher }: CardMeans,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const controller = new AbortController();
  const timer = clock.setTimer(() => controller.abort(), timeoutMs);
  try {
    for (const url of placesOf(endpoint)) {
      const card = await cardAt(url, controller.signal, dispatcher).catch(() => undefined);
      if (card !== undefined) return card;
    }
    return undefined;
  } finally {
    timer.cancel();
  }
}

function placesOf(endpoint: string): ReadonlySet<string> {
  const { origin, pathname } = new URL(endpoint);
  return new Set([`${origin}${pathname.replace(/\/$/, "")}${WELL_KNOWN}`, origin + WELL_KNOWN]);
}

async function cardAt(
  url: string,
  signal: AbortSignal,
  dispatcher: Dispatcher,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const headers = { accept: "application/json", "user-agent": "agent-gateway" };
  const { statusCode, body } = await request(url, { signal, dispatcher, headers });
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes > MAX_BYTES) return undefined;
  }
  if (statusCode !== 200) return undefined;
  const card: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  const isCard = typeof card === "object" && card !== null && "name" in card;
  return isCard ? { ...card } : undefined;
}
