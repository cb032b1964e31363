import { createServer, type RequestListener } from "node:http";
import { createServer as createTcpServer } from "node:net";
import { type ListeningServer, listen } from "service-kit";
import { waitFor } from "testkit";
import { describe, expect, test } from "vitest";
import { AgentGatewayClient, type AgentGatewayClientOptions } from "../src/index.ts";
import { startSmallGateway } from "./small-gateway.ts";

const KEY = "a-key-that-nobody-logs";

async function gatewayThat(listener: RequestListener): Promise<ListeningServer & AsyncDisposable> {
  const listening = await listen(createServer(listener), { port: 0, host: "127.0.0.1" });
  return { ...listening, [Symbol.asyncDispose]: () => listening.close() };
}

function clientOf(gatewayUrl: string, options: Partial<AgentGatewayClientOptions> = {}) {
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
    ...options,
  });
  return { client, log, [Symbol.asyncDispose]: () => client.stop() };
}

const json = { "content-type": "application/json" };

describe("a gateway that misbehaves", () => {
  const behaviours: readonly [what: string, listener: RequestListener, reason: RegExp][] = [
    ["hangs", () => {}, /did not answer within 200 ms/],
    [
      "sends headers and then hangs",
      (_q, r) => r.writeHead(200, json).flushHeaders(),
      /did not answer within 200 ms/,
    ],
    [
      "refuses the key",
      (_q, r) => r.writeHead(401).end(),
      /refused the API key \(401\)\. Check AGENT_GATEWAY_API_KEY/,
    ],
    [
      "repeats the key",
      (q, r) => r.writeHead(403, json).end(JSON.stringify({ detail: q.headers.authorization })),
      /refused the API key \(403\): Bearer \[redacted\]/,
    ],
    ["fails", (_q, r) => r.writeHead(500).end("<html>"), /the gateway answered 500/],
    [
      "is a web page",
      (_q, r) => r.writeHead(200, { "content-type": "text/html" }).end("<h1>Log in</h1>"),
      /web page \(200\), not a gateway/,
    ],
    [
      "says no with status 200",
      (_q, r) => r.writeHead(200, json).end('{"success":false,"message":"registry is full"}'),
      /answered 200: registry is full/,
    ],
    ["redirects", (_q, r) => r.writeHead(302, { location: "/login" }).end(), /redirect \(302\)/],
    ["resets the connection", (q) => q.socket.destroy(), /other side closed|ECONNRESET/],
    [
      "answers without end",
      (_q, r) => {
        r.writeHead(200, json);
        const pour = (): void => {
          while (r.write("x".repeat(16_384)));
        };
        r.on("drain", pour);
        pour();
      },
      /UND_ERR_RES_EXCEEDED_MAX_SIZE/,
    ],
  ];
  for (const [what, listener, reason] of behaviours) {
    test(`and ${what}: the client says why, goes on trying and stops in time`, async () => {
      await using gateway = await gatewayThat(listener);
      await using started = clientOf(gateway.url);
      const { client, log } = started;
      client.start();
      await waitFor(() => client.status().consecutiveFailures >= 2, { what: "the second failure" });
      expect(client.status().state).toBe("retrying");
      expect(client.status().lastError).toMatch(reason);
      await client.stop();
      expect(log.join()).not.toContain(KEY);
    });
  }

  test("and speaks no HTTP at all: the client says so and goes on trying", async () => {
    const server = createTcpServer((socket) => {
      socket.on("error", () => {});
      socket.end("220 mail.example ESMTP\r\n");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    await using started = clientOf(`http://127.0.0.1:${port}`);
    started.client.start();
    await waitFor(() => started.client.status().consecutiveFailures >= 2, { what: "a retry" });
    expect(started.client.status().lastError).toMatch(/HPE_|Parse|Response/i);
    await started.client.stop();
    server.close();
  });

  test.each(["not a URL", "ftp://localhost", "http://localhost:99999"])(
    "because its address is %j: start and stop do not throw",
    async (gatewayUrl) => {
      await using started = clientOf(gatewayUrl);
      const { client } = started;
      client.start();
      await waitFor(() => client.status().consecutiveFailures >= 1, { what: "the failure" });
      expect(client.status().lastError).toMatch(/URL|protocol|port/i);
    },
  );

  test("because the key cannot be sent: the key is not told", async () => {
    await using gateway = await startSmallGateway();
    await using started = clientOf(gateway.url, { apiKey: `${KEY}\nx` });
    const { client, log } = started;
    client.start();
    await waitFor(() => client.status().consecutiveFailures >= 1, { what: "the failure" });
    expect(client.status().lastError).toMatch(/authorization/);
    expect(log.join()).not.toContain(KEY);
  });
});

describe("a slow gateway", () => {
  test("is waited for as long as the timeout allows, one request at a time", async () => {
    let open = 0;
    let mostOpen = 0;
    await using gateway = await gatewayThat((request, response) => {
      open += 1;
      mostOpen = Math.max(mostOpen, open);
      request.resume();
      setTimeout(() => {
        open -= 1;
        response.writeHead(200, json).end('{"success":true}');
      }, 150);
    });
    await using started = clientOf(gateway.url, { requestTimeoutMs: 5000 });
    const { client } = started;
    client.start();
    await waitFor(() => client.status().lastHeartbeatAt, { what: "a heartbeat" });
    expect(client.status().state).toBe("registered");
    await client.stop();
    expect(mostOpen).toBe(1);
  });

  test("that hangs while the client stops does not hold it longer than two seconds", async () => {
    const small = await startSmallGateway();
    await using started = clientOf(small.url);
    const { client } = started;
    client.start();
    await waitFor(() => client.status().state === "registered", { what: "the registration" });
    await small.close();
    const silent = await listen(
      createServer(() => {}),
      { port: small.port, host: "127.0.0.1" },
    );
    const startedMs = performance.now();
    await client.stop();
    expect(performance.now() - startedMs).toBeLessThan(2500);
    expect(client.status().state).toBe("stopped");
    await silent.close();
  });
});

describe("a gateway that comes and goes", () => {
  test("is registered with as soon as it is there", async () => {
    const first = await startSmallGateway();
    await first.close();
    await using started = clientOf(first.url);
    const { client } = started;
    client.start();
    await waitFor(() => client.status().consecutiveFailures >= 1, { what: "the first failure" });
    await using second = await startSmallGateway(first.port);
    await waitFor(() => client.status().state === "registered", { what: "the registration" });
    expect(second.received[0]).toMatchObject({
      method: "POST",
      url: "/api/v1/agents/register",
      authorization: `Bearer ${KEY}`,
    });
  });

  test("is registered with again after it lost its registry", async () => {
    const first = await startSmallGateway();
    await using started = clientOf(first.url);
    const { client } = started;
    client.start();
    await waitFor(() => client.status().lastHeartbeatAt, { what: "a heartbeat" });
    await first.close();
    await using second = await startSmallGateway(first.port);
    await waitFor(() => second.registered.size === 1, { what: "the second registration" });
    await waitFor(() => second.received.at(-1)?.url.endsWith("/heartbeat"), {
      what: "a heartbeat to the second gateway",
    });
    await client.stop();
    expect(second.registered.size).toBe(0);
  });
});

test("two processes of one name: when one stops, the other stays registered", async () => {
  await using gateway = await startSmallGateway();
  await using one = clientOf(gateway.url, { instanceId: "pod-1" });
  await using two = clientOf(gateway.url, { instanceId: "pod-2" });
  one.client.start();
  two.client.start();
  await waitFor(() => gateway.registered.size === 2, { what: "both registrations" });
  await one.client.stop();
  expect([...gateway.registered]).toEqual(["agent#pod-2"]);
});

test("a gateway under a path is reached there", async () => {
  const urls: (string | undefined)[] = [];
  await using gateway = await gatewayThat((request, response) => {
    urls.push(request.url);
    request.resume();
    response.writeHead(204).end();
  });
  await using started = clientOf(`${gateway.url}/gateway/`);
  const { client } = started;
  client.start();
  await waitFor(() => client.status().state === "registered", { what: "the registration" });
  expect(urls[0]).toBe("/gateway/api/v1/agents/register");
});
