import { PassThrough, type Readable, type Writable } from "node:stream";
import { setImmediate as nextTurn } from "node:timers/promises";
import type { JSONRPCMessage, Transport } from "@modelcontextprotocol/server";
import { StdioServerTransport } from "@modelcontextprotocol/server/stdio";
import { type Clock, sleep } from "service-kit";
import { InFlight } from "../in-flight.ts";

/** How long answers may take after the client has closed its end. */
const PATIENCE_MS = 5000;

/**
 * Stdio whose end of input waits for the answers that are under way, so that
 * `printf '…' | twenty-crm-mcp-server --stdio` prints them.
 */
export function createPatientStdioTransport({
  stdin,
  stdout,
  answered: answeredBefore,
  clock,
}: {
  readonly stdin: Readable;
  readonly stdout: Writable;
  /** A request that has its answer already: the server hears it, and what it says to it is not sent. */
  readonly answered?: string | number;
  readonly clock: Clock;
}): Transport & { readonly closed: Promise<void> } {
  const input = new PassThrough();
  const inner = new StdioServerTransport(input, stdout);
  const open = new Map<string | number, () => void>();
  const inFlight = new InFlight();
  const { promise: closed, resolve: markClosed } = Promise.withResolvers<void>();

  function received(message: JSONRPCMessage): void {
    if (!("method" in message)) return;
    if ("id" in message) {
      // A subscription is never answered while it lasts.
      if (message.method !== "subscriptions/listen") open.set(message.id, inFlight.begin());
    } else if (message.method === "notifications/cancelled") {
      answered((message.params as { requestId?: string | number } | undefined)?.requestId);
    }
  }

  function answered(id: string | number | undefined): void {
    if (id === undefined) return;
    open.get(id)?.();
    open.delete(id);
  }

  let unsent = answeredBefore;
  let ending = false;
  async function endInput(): Promise<void> {
    if (ending) return;
    ending = true;
    // The last line may still be on its way through the pipe.
    await nextTurn();
    await Promise.race([inFlight.idle(), sleep(clock, PATIENCE_MS)]);
    input.end();
  }

  const transport: Transport & { readonly closed: Promise<void> } = {
    closed,
    async start() {
      inner.onmessage = (message) => {
        received(message);
        transport.onmessage?.(message);
      };
      inner.onerror = (error) => transport.onerror?.(error);
      inner.onclose = () => {
        markClosed();
        transport.onclose?.();
      };
      await inner.start();
      stdin.pipe(input, { end: false });
      stdin.once("end", () => void endInput());
      stdin.once("close", () => void endInput());
    },
    async send(message) {
      if (!("method" in message) && message.id === unsent) unsent = undefined;
      else await inner.send(message);
      if (!("method" in message)) answered(message.id);
    },
    close: () => inner.close(),
  };
  return transport;
}
