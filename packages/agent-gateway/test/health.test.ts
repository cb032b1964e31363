import { createManualClock } from "testkit";
import { expect, test } from "vitest";
import { healthy, startAgent } from "./stage/agent.ts";
import { stageGateway } from "./stage/gateway.ts";
import { startMcpAgent } from "./stage/mcp-agent.ts";
import { registration } from "./stage/registration.ts";

test("/health counts what is registered and says how long the gateway runs", async () => {
  const { clock, advance } = createManualClock();
  await using gateway = await stageGateway({ clock });
  await using agent = await startMcpAgent("crm");
  await gateway.register(agent.registration({ instanceId: "a" }));
  await gateway.register(agent.registration({ instanceId: "b" }));
  await advance(5000);
  const response = await fetch(`${gateway.url}/health`);
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({
    status: "healthy",
    phase: "ready",
    version: expect.any(String),
    uptimeMs: 5000,
    counts: { services: 1, instances: 1, routable: 1, registrants: 2, inFlight: 0 },
  });
});

test("/ready says no while draining, /health still says that it lives", async () => {
  await using gateway = await stageGateway();
  expect((await fetch(`${gateway.url}/ready`)).status).toBe(200);
  gateway.drain();
  expect((await fetch(`${gateway.url}/ready`)).status).toBe(503);
  const health = await fetch(`${gateway.url}/health`);
  expect(health.status).toBe(200);
  expect(await health.json()).toMatchObject({ phase: "draining" });
});

test.each([
  ["answers 200", 200, '{"status":"ok"}', "passing", "routable"],
  ["says that it is degraded", 200, '{"status":"degraded"}', "degraded", "routable"],
  ["asks for a key", 401, "", "auth_required", "routable"],
] as const)("an instance whose health check %s is %s", async (_, status, body, probe, verdict) => {
  await using gateway = await stageGateway();
  await using agent = await startAgent((_request, response) => {
    response.writeHead(status).end(body);
  });
  await gateway.register(
    registration({ endpoint: `${agent.url}/mcp`, healthCheckEndpoint: agent.url }),
  );
  await expect
    .poll(async () => (await gateway.agents())[0])
    .toMatchObject({ probe: { state: probe }, verdict: { state: verdict } });
});

test("a redirect is a failure and is not followed", async () => {
  await using elsewhere = await startAgent(healthy);
  await using agent = await startAgent((_request, response) => {
    response.writeHead(302, { location: elsewhere.url }).end();
  });
  await using gateway = await stageGateway({ probe: { intervalMs: 20 } });
  await gateway.register(
    registration({ endpoint: `${agent.url}/mcp`, healthCheckEndpoint: agent.url }),
  );
  await expect.poll(async () => (await gateway.agents())[0]?.verdict.state).toBe("not_routable");
  expect(elsewhere.requests).toEqual([]);
});

test("an instance that never answers its health check is out after three timeouts", async () => {
  await using agent = await startAgent(() => {});
  await using gateway = await stageGateway({ probe: { intervalMs: 20, timeoutMs: 30 } });
  await gateway.register(
    registration({ endpoint: `${agent.url}/mcp`, healthCheckEndpoint: agent.url }),
  );
  await expect
    .poll(async () => (await gateway.agents())[0])
    .toMatchObject({
      probe: { state: "failing", why: "no answer within 30 ms" },
      verdict: { state: "not_routable" },
    });
  expect(agent.requests.length).toBeGreaterThanOrEqual(3);
});

test("a health document without end is cut and the instance is well", async () => {
  await using agent = await startAgent((_request, response) => {
    const write = (): void => {
      while (!response.destroyed && response.write("x".repeat(16 * 1024)));
    };
    response.on("drain", write);
    write();
  });
  await using gateway = await stageGateway();
  await gateway.register(
    registration({ endpoint: `${agent.url}/mcp`, healthCheckEndpoint: agent.url }),
  );
  await expect.poll(async () => (await gateway.agents())[0]?.probe.state).toBe("passing");
});

test("an instance without a health endpoint is asked for a connection only", async () => {
  await using agent = await startAgent(healthy);
  await using gateway = await stageGateway();
  const { healthCheckEndpoint: _, ...rest } = registration({ endpoint: `${agent.url}/mcp` });
  await gateway.register(rest);
  await expect
    .poll(async () => (await gateway.agents())[0]?.probe)
    .toEqual({ state: "passing", why: "accepts connections" });
  expect(agent.requests).toEqual([]);
});

test("a lease runs out on the gateway's own clock", async () => {
  const { clock, advance } = createManualClock();
  await using agent = await startAgent(healthy);
  // Time passes at once here, and a real answer takes longer: no second probe may fall into it.
  await using gateway = await stageGateway({ clock, probe: { intervalMs: 3_600_000 } });
  await gateway.register(
    registration({
      endpoint: `${agent.url}/mcp`,
      healthCheckEndpoint: agent.url,
      heartbeatIntervalMs: 10_000,
    }),
  );
  await advance(29_999);
  await gateway.routable(1);
  await advance(1);
  expect(await gateway.agents("?verdict=routable")).toEqual([]);
  expect((await gateway.agents())[0]?.lease.state).toBe("expired");
});
