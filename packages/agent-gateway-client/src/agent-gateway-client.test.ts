import { describe, expect, test } from "vitest";
import { answer, hang } from "../test/scripted-transport.ts";
import { agent, BEAT, createClient, REGISTER, startClient } from "../test/start-client.ts";
import type { GatewayClientStatus } from "./gateway-client-status.ts";

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
    expect(client.status()).toEqual({
      state: "registered",
      gatewayUrl: "http://localhost:8080",
      agentName: "twenty-crm-mcp-server",
      instanceId: "pod-1",
      registeredAt: "2026-01-01T00:00:00.000Z",
      consecutiveFailures: 0,
      nextAttemptAt: "2026-01-01T00:01:00.000Z",
    });
  });

  test("logs what the guide says it logs, in its order", async () => {
    const { advance, log } = startClient(async () => answer(201));
    await advance(0);
    const names = '{"gateway":"http://localhost:8080","agent":"twenty-crm-mcp-server"}';
    expect(log).toEqual([
      `[INFO] Creating Agent Gateway client ${names}`,
      `[INFO] Registering with Agent Gateway ${names}`,
      "[INFO] Successfully registered with Agent Gateway",
      "[INFO] Agent Gateway registration started",
    ]);
  });

  test("starts once", async () => {
    const { client, advance, sent } = startClient(async () => answer(200));
    client.start();
    await advance(0);
    client.start();
    await advance(0);
    expect(sent()).toEqual([REGISTER]);
  });

  test("beats at each interval with time, status and load", async () => {
    const { client, advance, seen, sent } = startClient(async () => answer(200), {
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
    expect(client.status().lastHeartbeatAt).toBe("2026-01-01T00:02:00.000Z");
  });

  test("keeps the operator's interval whatever the gateway would like", async () => {
    const { advance, sent } = startClient(async () => answer(200, { heartbeatIntervalMs: 5000 }));
    await advance(59_999);
    expect(sent()).toEqual([REGISTER]);
    await advance(1);
    expect(sent()).toEqual([REGISTER, BEAT]);
  });

  test.each([
    [0, 100],
    [-5, 100],
    [Number.MAX_SAFE_INTEGER, 3_600_000],
  ])("an interval of %d ms becomes %d ms", async (heartbeatIntervalMs, bounded) => {
    const { advance, sent } = startClient(async () => answer(200), { heartbeatIntervalMs });
    await advance(bounded - 1);
    expect(sent()).toEqual([REGISTER]);
    await advance(1);
    expect(sent()).toEqual([REGISTER, BEAT]);
  });

  test.each([404, 410, 500])(
    "registers again within one interval after a beat that was answered %i",
    async (status) => {
      let beats = 0;
      const { advance, sent, client } = startClient(async ({ path }) => {
        if (!path.endsWith("/heartbeat")) return answer(201);
        beats += 1;
        return answer(beats === 1 ? status : 200);
      });
      await advance(60_000);
      expect(client.status()).toMatchObject({ state: "retrying", consecutiveFailures: 1 });
      await advance(59_999);
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
      nextAttemptAt: "2026-01-01T00:00:15.000Z",
    });
    await advance(3_600_000);
    const before = sent().length;
    await advance(60_000);
    expect(sent().length).toBe(before + 1);
  });

  test("gives a hanging gateway up after the timeout, one request at a time", async () => {
    const { advance, seen, client } = startClient(hang, { requestTimeoutMs: 5000 });
    await advance(5000);
    expect(client.status().lastError).toBe("the gateway did not answer within 5000 ms");
    await advance(300_000);
    expect(seen.requests.length).toBeGreaterThan(3);
    expect(seen.mostAtOnce).toBe(1);
  });

  test("tells each change of state, and goes on when the listener throws", async () => {
    const states: string[] = [];
    let up = true;
    const { advance, client } = startClient(async () => answer(up ? 200 : 503), {
      onStatusChange: ({ state }: GatewayClientStatus) => {
        states.push(state);
        throw new Error("broken listener");
      },
    });
    await advance(60_000);
    up = false;
    await advance(60_000);
    up = true;
    await advance(1000);
    await client.stop();
    expect(states).toEqual(["registered", "retrying", "registered", "stopped"]);
  });

  test("goes on when the logger throws", async () => {
    const broken = () => {
      throw new Error("disk full");
    };
    const { advance, sent } = startClient(async () => answer(200), {
      logger: { debug: broken, info: broken, warn: broken, error: broken },
    });
    await advance(60_000);
    expect(sent()).toEqual([REGISTER, BEAT]);
  });
});

describe("the log", () => {
  test("says the same failure once as an error with its fix, then only at debug", async () => {
    const { advance, log } = startClient(async () => answer(401));
    await advance(600_000);
    const loud = log.filter((line) => !line.startsWith("[DEBUG]"));
    expect(loud.slice(2)).toEqual([
      '[ERROR] Failed to register with Agent Gateway {"reason":"the gateway refused the API key (401). Check AGENT_GATEWAY_API_KEY"}',
      "[INFO] Agent Gateway registration started",
    ]);
    expect(log.filter((line) => line.includes("Failed to register")).length).toBeGreaterThan(5);
  });

  test("says another failure as news", async () => {
    let status = 401;
    const { advance, log } = startClient(async () => answer(status));
    await advance(10_000);
    status = 500;
    await advance(60_000);
    expect(log.filter((line) => line.startsWith("[ERROR]"))).toHaveLength(2);
  });

  test("repeats what the gateway warns of, a bounded number of times", async () => {
    const warnings = ["the endpoint is a loopback address", 7, ...Array.from("abcdefghijklm")];
    const { advance, log } = startClient(async () => answer(201, { warnings }));
    await advance(0);
    const told = log.filter((line) => line.startsWith("[WARN] Agent Gateway warns"));
    expect(told[0]).toContain("loopback");
    expect(told).toHaveLength(10);
  });

  test("never shows the key or the credentials of the URL", async () => {
    const { advance, log, client } = createClient(
      async () => answer(403, { detail: "the key s3cret-key is not mine" }),
      { apiKey: "s3cret-key", gatewayUrl: "http://user:pass-w0rd@localhost:8080" },
    );
    client.start();
    await advance(60_000);
    await client.stop();
    const shown = JSON.stringify([log, client.status()]);
    expect(shown).toContain("[redacted]");
    expect(shown).not.toMatch(/s3cret-key|pass-w0rd/);
  });
});
