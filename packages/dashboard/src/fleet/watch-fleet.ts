import type { AgentList, AgentView } from "agent-gateway-contract";
import { readEvents, type Store } from "web-kit";
import { addressOf, ask, send } from "../gateway/ask.ts";
import { isFailure, messageOf } from "../gateway/gateway-failure.ts";
import { keyHeaders } from "../gateway/key.ts";
import { type FleetChange, type FleetState, withChanges } from "./fleet-state.ts";

/** So often at most the page is drawn anew, however many changes come. */
const DRAW_EVERY_MS = 200;
/** The gateway sends something every 15 s. */
const SILENCE_MS = 40_000;
const RETRY_MS = { first: 500, most: 10_000 } as const;

/** Keeps the store as the fleet is until the signal ends it: the list first, then each change, and both anew after a break. */
export async function watchFleet(store: Store<FleetState>, signal: AbortSignal): Promise<void> {
  let retryMs: number = RETRY_MS.first;
  while (!signal.aborted) {
    try {
      const { agents, revision } = await wholeFleet(signal);
      store.set({ agents, revision, link: { state: "live" } });
      retryMs = RETRY_MS.first;
      await followChanges(store, revision, signal);
    } catch (error) {
      if (signal.aborted) return;
      if (isFailure(error, "unauthorized") || isFailure(error, "forbidden")) {
        store.set({ agents: undefined, revision: 0, link: { state: "refused", error } });
        return;
      }
      store.update(({ link, ...known }) => ({
        ...known,
        link: {
          state: "reconnecting",
          why: messageOf(error),
          since: link.state === "reconnecting" ? link.since : Date.now(),
        },
      }));
      await pause(retryMs * (0.8 + Math.random() * 0.4), signal);
      retryMs = Math.min(retryMs * 2, RETRY_MS.most);
    }
  }
}

async function wholeFleet(
  signal: AbortSignal,
): Promise<{ readonly agents: ReadonlyMap<string, AgentView>; readonly revision: number }> {
  const agents = new Map<string, AgentView>();
  let revision: number | undefined;
  let cursor: string | undefined;
  do {
    const page = await ask<AgentList>("/api/v1/agents", { query: { cursor }, signal });
    for (const agent of page.agents) agents.set(agent.agentId, agent);
    // What changes between two pages is told by the events from the first page's revision on.
    revision ??= page.revision;
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return { agents, revision };
}

/** Returns when the list has to be read anew. @throws when the stream ends or falls silent. */
async function followChanges(
  store: Store<FleetState>,
  since: number,
  signal: AbortSignal,
): Promise<void> {
  const over = new AbortController();
  const end = (): void => over.abort();
  signal.addEventListener("abort", end);
  // Of several changes of an instance the last one counts, so no more wait than there are instances.
  const waiting = new Map<string, FleetChange>();
  let drawTimer: ReturnType<typeof setTimeout> | undefined;
  let silence = setTimeout(end, SILENCE_MS);
  const draw = (): void => {
    drawTimer = undefined;
    const changes = [...waiting.values()];
    waiting.clear();
    const last = changes.reduce((most, { revision }) => Math.max(most, revision), 0);
    store.update((before) => ({
      link: { state: "live" },
      agents: withChanges(before.agents ?? new Map(), changes),
      revision: Math.max(before.revision, last),
    }));
  };
  const heard = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      clearTimeout(silence);
      silence = setTimeout(end, SILENCE_MS);
      controller.enqueue(piece);
    },
  });
  try {
    const url = addressOf("/api/v1/events", { since, include: "agent" });
    const headers = { accept: "text/event-stream", ...keyHeaders() };
    const { body } = await send(url, { headers, signal: over.signal });
    if (body === null) throw new Error("The gateway sent no events.");
    for await (const { type, data } of readEvents(body.pipeThrough(heard))) {
      if (type === "resync") return;
      if (type !== "change") continue;
      const change = JSON.parse(data) as FleetChange;
      waiting.set(change.agentId, change);
      drawTimer ??= setTimeout(draw, DRAW_EVERY_MS);
    }
    throw new Error("The gateway ended the connection.");
  } catch (error) {
    throw over.signal.aborted && !signal.aborted
      ? new Error("Nothing came from the gateway for a while.", { cause: error })
      : error;
  } finally {
    clearTimeout(silence);
    clearTimeout(drawTimer);
    signal.removeEventListener("abort", end);
    over.abort();
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    const wake = (): void => {
      clearTimeout(timer);
      resolve();
    };
    // Whoever comes back to the tab, or to the network, need not wait.
    addEventListener("online", wake, { once: true, signal });
    signal.addEventListener("abort", wake, { once: true });
  });
}
