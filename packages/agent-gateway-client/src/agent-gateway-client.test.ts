import { createManualClock } from "testkit";
import { describe, expect, test } from "vitest";
import { AgentGatewayClient } from "./agent-gateway-client.ts";
import type { AgentGatewayClientOptions } from "./gateway-client-options.ts";
import type { GatewayAnswer, GatewayRequest, GatewayTransport } from "./transport.ts";

const agent = {
  name: "twenty-crm-mcp-server",
  type: "mcp",
  endpoint: "http://localhost:5008/mcp",
  metadata: { framework: "typescript" },
};

type Script = (request: GatewayRequest) => Promise<GatewayAnswer>;

const answer = (status: number): GatewayAnswer => ({ status, body: {} });

/** A gateway at the network edge that answers as scripted, and counts how many requests are under way at once. */
function scriptedTransport(script: Script) {
  const requests: GatewayRequest[] = [];
  let inFlight = 0;
  const seen = { requests, mostAtOnce: 0, closed: false };
  const transport: GatewayTransport = {
    async send(request) {
      requests.push(request);
      inFlight += 1;
      seen.mostAtOnce = Math.max(seen.mostAtOnce, inFlight);
      try {
        return await script(request);
      } finally {
        inFlight -= 1;
      }
    },
    close: async () => {
      seen.closed = true;
    },
  };
  return { seen, transport };
}

/** Never answers; ends only by the request's own signal, as a socket would. */
const hang: Script = ({ signal }) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });

function startClient(script: Script, options: Partial<AgentGatewayClientOptions> = {}) {
  const { clock, advance, pendingTimers } = createManualClock();
  const { seen, transport } = scriptedTransport(script);
  const log: string[] = [];
  const line =
    (level: string) =>
    (message: string, fields?: object): void => {
      log.push(`[${level}] ${message}${fields === undefined ? "" : ` ${JSON.stringify(fields)}`}`);
    };
  const client = new AgentGatewayClient({
    gatewayUrl: "http://localhost:8080",
    agent,
    instanceId: "pod-1",
    epoch: 7,
    clock,
    random: () => 0,
    transport,
    logger: { debug: line("DEBUG"), info: line("INFO"), warn: line("WARN"), error: line("ERROR") },
    ...options,
  });
  client.start();
  const sent = (): string[] => seen.requests.map(({ method, path }) => `${method} ${path}`);
  return { client, seen, advance, pendingTimers, log, sent };
}

const REGISTER = "POST /api/v1/agents/register";
const BEAT = "POST /api/v1/agents/twenty-crm-mcp-server/heartbeat";
const UNREGISTER = "DELETE /api/v1/agents/twenty-crm-mcp-server?instanceId=pod-1&epoch=7";

describe("AgentGatewayClient", () => {
  test("registers at once with the description, its identity and the time", async () => {
    const { client, seen, advance } = startClient(async () => answer(201));
    await advance(0);
    expect(seen.requests[0]?.body).toEqual({
      ...agent,
      metadata: { framework: "typescript", registeredAt: "2026-01-01T00:00:00.000Z" },
      instanceId: "pod-1",
      epoch: 7,
      heartbeatIntervalMs: 60_000,
    });
    expect(client.status()).toMatchObject({ state: "registered", consecutiveFailures: 0 });
  });

  test("logs what the guide says it logs", async () => {
    const { advance, log } = startClient(async () => answer(201));
    await advance(0);
    const names = '{"gateway":"http://localhost:8080","agent":"twenty-crm-mcp-server"}';
    expect(log.toSorted()).toEqual([
      "[INFO] Agent Gateway registration started",
      `[INFO] Creating Agent Gateway client ${names}`,
      `[INFO] Registering with Agent Gateway ${names}`,
      "[INFO] Successfully registered with Agent Gateway",
    ]);
  });

  test("beats at each interval with time, status and load", async () => {
    const { advance, seen, sent } = startClient(async () => answer(200), {
      getStatus: () => "degraded",
      getLoad: () => 0.5,
    });
    await advance(120_000);
    expect(sent()).toEqual([REGISTER, BEAT, BEAT]);
    expect(seen.requests[1]?.body).toEqual({
      timestamp: "2026-01-01T00:01:00.000Z",
      status: "degraded",
      load: 0.5,
      instanceId: "pod-1",
      epoch: 7,
    });
  });

  test.each([404, 410, 500])(
    "registers again after a beat that was answered %i",
    async (status) => {
      let beats = 0;
      const { advance, sent, client } = startClient(async ({ path }) => {
        if (!path.endsWith("/heartbeat")) return answer(201);
        beats += 1;
        return answer(beats === 1 ? status : 200);
      });
      await advance(60_000);
      expect(client.status().state).toBe("retrying");
      await advance(60_000);
      expect(sent()).toEqual([REGISTER, BEAT, REGISTER]);
      expect(client.status().state).toBe("registered");
    },
  );

  test("tries again with growing delays that never exceed the interval", async () => {
    const { advance, sent, client } = startClient(async () => {
      throw new Error("connect ECONNREFUSED");
    });
    await advance(1000 + 2000 + 4000);
    expect(sent()).toEqual([REGISTER, REGISTER, REGISTER, REGISTER]);
    expect(client.status()).toMatchObject({
      state: "retrying",
      lastError: "connect ECONNREFUSED",
      consecutiveFailures: 4,
    });
    await advance(3_600_000);
    const before = sent().length;
    await advance(60_000);
    expect(sent().length).toBe(before + 1);
  });

  test("says the same failure once as an error", async () => {
    const { advance, log } = startClient(async () => answer(401));
    await advance(600_000);
    const errors = log.filter((line) => line.startsWith("[ERROR]"));
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain("Failed to register with Agent Gateway");
    expect(errors[0]).toContain("AGENT_GATEWAY_API_KEY");
  });

  test("gives a hanging gateway up after the timeout, one request at a time", async () => {
    const { advance, seen, client } = startClient(hang, { requestTimeoutMs: 5000 });
    await advance(5000);
    expect(client.status().lastError).toBe("the gateway did not answer within 5000 ms");
    await advance(300_000);
    expect(seen.requests.length).toBeGreaterThan(3);
    expect(seen.mostAtOnce).toBe(1);
  });

  test("unregisters on stop, once, and leaves no timer", async () => {
    const { advance, client, sent, pendingTimers, seen } = startClient(async () => answer(200));
    await advance(0);
    await Promise.all([client.stop(), client.stop()]);
    expect(sent()).toEqual([REGISTER, UNREGISTER]);
    expect(client.status().state).toBe("stopped");
    expect(pendingTimers()).toBe(0);
    expect(seen.closed).toBe(true);
    await advance(600_000);
    expect(sent()).toHaveLength(2);
  });

  test("stops while it is still registering: the request is cut and the name given back", async () => {
    const { advance, client, sent } = startClient(({ method, ...request }) =>
      method === "DELETE" ? Promise.resolve(answer(200)) : hang({ method, ...request }),
    );
    await advance(10);
    await client.stop();
    expect(sent()).toEqual([REGISTER, UNREGISTER]);
  });

  test("stops within two seconds when the gateway hangs", async () => {
    let hanging = false;
    const { advance, client } = startClient((request) =>
      hanging ? hang(request) : Promise.resolve(answer(200)),
    );
    await advance(0);
    hanging = true;
    const stopped = client.stop();
    await advance(2000);
    await stopped;
    expect(client.status().state).toBe("stopped");
  });

  test("stops without a word to a gateway that it never spoke to", async () => {
    const { seen, transport } = scriptedTransport(async () => answer(200));
    const client = new AgentGatewayClient({
      gatewayUrl: "http://localhost:8080",
      agent,
      transport,
    });
    await client.stop();
    expect(seen.requests).toEqual([]);
  });

  test("registers a changed description at once", async () => {
    const { advance, client, seen } = startClient(async () => answer(200));
    await advance(0);
    client.refresh({ ...agent, capabilities: ["person.create"] });
    await advance(0);
    expect(seen.requests[1]?.body).toMatchObject({ capabilities: ["person.create"] });
    expect(client.status().state).toBe("registered");
  });
});
