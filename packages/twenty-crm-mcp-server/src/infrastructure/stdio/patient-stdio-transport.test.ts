import { PassThrough } from "node:stream";
import type { JSONRPCMessage } from "@modelcontextprotocol/server";
import { createManualClock } from "testkit";
import { describe, expect, it } from "vitest";
import { createPatientStdioTransport } from "./patient-stdio-transport.ts";

async function startTransport() {
  const { clock, advance } = createManualClock();
  const [stdin, stdout] = [new PassThrough(), new PassThrough()];
  const transport = createPatientStdioTransport({ stdin, stdout, clock });
  const received: JSONRPCMessage[] = [];
  transport.onmessage = (message) => void received.push(message);
  let closed = false;
  void transport.closed.then(() => {
    closed = true;
  });
  await transport.start();
  const send = (message: object): void =>
    void stdin.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);
  return { transport, stdin, send, received, advance, isClosed: () => closed };
}

describe("the end of standard input", () => {
  it("closes at once when nothing is being answered", async () => {
    const { stdin, advance, isClosed } = await startTransport();
    stdin.end();
    await advance(0);
    await advance(0);
    expect(isClosed()).toBe(true);
  });

  it("waits for the answers that are under way", async () => {
    const { transport, stdin, send, received, advance, isClosed } = await startTransport();
    send({ id: 1, method: "tools/list" });
    stdin.end();
    await advance(1000);
    expect(received).toHaveLength(1);
    expect(isClosed()).toBe(false);
    await transport.send({ jsonrpc: "2.0", id: 1, result: {} });
    await advance(0);
    await advance(0);
    expect(isClosed()).toBe(true);
  });

  it("waits neither for cancelled calls nor for subscriptions", async () => {
    const { stdin, send, advance, isClosed } = await startTransport();
    send({ id: 1, method: "tools/call" });
    send({ method: "notifications/cancelled", params: { requestId: 1 } });
    send({ id: 2, method: "subscriptions/listen" });
    stdin.end();
    await advance(0);
    await advance(0);
    expect(isClosed()).toBe(true);
  });

  it("gives up after five seconds", async () => {
    const { stdin, send, advance, isClosed } = await startTransport();
    send({ id: 1, method: "tools/call" });
    stdin.end();
    await advance(0);
    await advance(4999);
    expect(isClosed()).toBe(false);
    await advance(1);
    await advance(0);
    expect(isClosed()).toBe(true);
  });
});
