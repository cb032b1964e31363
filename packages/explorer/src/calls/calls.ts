import { createStore, createTabStore } from "web-kit";
import { McpFailure, messageOf } from "../mcp/failure.ts";
import type { Server } from "../server/server.ts";
import type { Call } from "./call.ts";
import { ask } from "./questions.ts";

/** How many calls are remembered. */
const MAX_CALLS = 100;

/** What a reload keeps of a call: what was asked, not what came back. */
const kept = createTabStore<readonly Call[]>("explorer.calls", []);

/** The reader's calls, the latest first. */
export const calls = createStore<readonly Call[]>(
  kept.get().map((call) => (call.outcome === "running" ? { ...call, outcome: "cancelled" } : call)),
);

calls.subscribe(() => {
  const all = calls.get();
  // Progress comes many times a second; only a call that begins or ends is written.
  if (
    all.length === kept.get().length &&
    all.every(({ outcome }, index) => outcome === kept.get()[index]?.outcome)
  )
    return;
  kept.set(all.map(withoutAnswer));
});

/** What came back may be much, and is the workspace's. */
function withoutAnswer(call: Call): Call {
  const { result: _, progress: __, ...asked } = call;
  return { ...asked, exchanges: [] };
}

const running = new Map<number, AbortController>();

/** Calls a tool, and keeps what happens in {@link calls}. Answers with its number at once. */
export function startCall(
  server: Server,
  tool: string,
  args: Readonly<Record<string, unknown>>,
  canAsk: boolean,
): number {
  const id = 1 + Math.max(0, ...calls.get().map((call) => call.id));
  const stop = new AbortController();
  running.set(id, stop);
  const call: Call = {
    id,
    tool,
    args,
    generation: server.connection.generation,
    startedAt: Date.now(),
    outcome: "running",
    exchanges: [],
  };
  calls.update((before) => [call, ...before].slice(0, MAX_CALLS));
  void run(server, call, stop.signal, canAsk).finally(() => running.delete(id));
  return id;
}

/** Stops a call that is running. */
export function cancelCall(id: number): void {
  running.get(id)?.abort();
}

/** Forgets all calls that have ended. */
export function forgetCalls(): void {
  calls.update((before) => before.filter(({ outcome }) => outcome === "running"));
}

async function run(
  server: Server,
  { id, tool, args }: Call,
  signal: AbortSignal,
  canAsk: boolean,
): Promise<void> {
  const start = performance.now();
  const change = (more: Partial<Call>): void =>
    calls.update((before) => before.map((call) => (call.id === id ? { ...call, ...more } : call)));
  const ended = (more: Partial<Call>): void =>
    change({ ...more, durationMs: performance.now() - start });
  try {
    const result = await server.call(tool, args, {
      signal,
      onProgress: (progress) => change({ progress }),
      ...(canAsk && { ask }),
      onExchange: (exchange) =>
        calls.update((before) =>
          before.map((call) =>
            call.id === id ? { ...call, exchanges: withExchange(call.exchanges, exchange) } : call,
          ),
        ),
    });
    ended({ result, outcome: result.isError === true ? "refused" : "done" });
  } catch (error) {
    const isCancelled =
      signal.aborted || (error instanceof McpFailure && error.kind === "cancelled");
    ended(isCancelled ? { outcome: "cancelled" } : { outcome: "failed", error: messageOf(error) });
  }
}

function withExchange(
  known: Call["exchanges"],
  exchange: Call["exchanges"][number],
): Call["exchanges"] {
  return known.some(({ id }) => id === exchange.id)
    ? known.map((other) => (other.id === exchange.id ? exchange : other))
    : [...known, exchange];
}
