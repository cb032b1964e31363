import { createServer, type RequestListener } from "node:http";
import { type ListeningServer, listen } from "service-kit";
import { waitFor } from "testkit";
import { describe, expect, test } from "vitest";
import { AgentGatewayClient } from "../src/index.ts";

const KEY = "a-key-that-nobody-logs";

async function gatewayThat(listener: RequestListener): Promise<ListeningServer & AsyncDisposable> {
  const listening = await listen(createServer(listener), { port: 0, host: "127.0.0.1" });
  return { ...listening, [Symbol.asyncDispose]: () => listening.close() };
}

function clientOf(gatewayUrl: string) {
  const log: string[] = [];
  const add = (message: string, fields?: object): void => {
    log.push(message + JSON.stringify(fields ?? {}));
  };
  const client = new AgentGatewayClient({
    gatewayUrl,
    apiKey: KEY,
    requestTimeoutMs: 200,
    heartbeatIntervalMs: 100,
    agent: { name: "agent", type: "mcp", endpoint: "http://localhost:1/mcp" },
    logger: { debug: add, info: add, warn: add, error: add },
  });
  return { client, log };
}

describe("against a real gateway process that misbehaves", () => {
  const behaviours: readonly [what: string, listener: RequestListener, reason: RegExp][] = [
    ["hangs", () => {}, /did not answer within 200 ms/],
    [
      "refuses the key",
      (_q, r) => r.writeHead(401).end(),
      /refused the API key.*AGENT_GATEWAY_API_KEY/,
    ],
    ["fails", (_q, r) => r.writeHead(500).end("<html>"), /answered 500/],
    ["redirects", (_q, r) => r.writeHead(302, { location: "/login" }).end(), /redirect \(302\)/],
    ["resets the connection", (q) => q.socket.destroy(), /./],
    ["answers without end", (_q, r) => void r.write("x".repeat(100_000)), /./],
  ];
  for (const [what, listener, reason] of behaviours) {
    test(`that ${what}: the client says why, goes on trying and stops in time`, async () => {
      await using gateway = await gatewayThat(listener);
      const { client, log } = clientOf(gateway.url);
      client.start();
      await waitFor(() => client.status().consecutiveFailures >= 2, { what: "the second failure" });
      expect(client.status().lastError).toMatch(reason);
      await client.stop();
      expect(log.join()).not.toContain(KEY);
    });
  }

  test("that is not there: the client registers as soon as it is", async () => {
    const first = await gatewayThat(() => {});
    await first.close();
    const { client } = clientOf(first.url);
    client.start();
    await waitFor(() => client.status().consecutiveFailures >= 1, { what: "the first failure" });
    const second = await listen(
      createServer((request, response) => {
        request.resume();
        response.writeHead(201, { "content-type": "application/json" }).end('{"success":true}');
      }),
      { port: first.port, host: "127.0.0.1" },
    );
    await waitFor(() => client.status().state === "registered", { what: "the registration" });
    await client.stop();
    await second.close();
  });
});

test("the five lines of the README register a server", async () => {
  const registered = Promise.withResolvers<unknown>();
  await using gateway = await gatewayThat((request, response) => {
    request.on("data", (chunk: Buffer) => {
      if (request.url === "/api/v1/agents/register") registered.resolve(JSON.parse(String(chunk)));
    });
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });

  const client = new AgentGatewayClient({
    gatewayUrl: gateway.url,
    agent: { name: "my-agent", type: "mcp", endpoint: "http://localhost:4000/mcp" },
  });
  client.start();
  expect(await registered.promise).toMatchObject({ name: "my-agent" });
  await client.stop();
});
