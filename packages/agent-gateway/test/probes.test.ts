import type { RequestListener } from "node:http";
import { systemClock } from "service-kit";
import { waitFor } from "testkit";
import { Agent } from "undici";
import { expect, test } from "vitest";
import type { ProbeOutcome } from "../src/registry/probe-record.ts";
import { type ProbeTarget, probeEndpoint } from "../src/upstreams/probe-endpoint.ts";
import { Prober } from "../src/upstreams/prober.ts";
import { startAgent } from "./stage/agent.ts";
import { stageGateway } from "./stage/gateway.ts";
import { registration } from "./stage/registration.ts";

/** Every way in which a health check can end, by path. */
const everyAnswer: RequestListener = (request, response) => {
  const { url = "/" } = request;
  switch (url) {
    case "/hang":
      return;
    case "/cut":
      request.socket.resetAndDestroy();
      return;
    case "/stall":
      response.write("{");
      return;
    case "/endless":
      response.write("x".repeat(100 * 1024));
      return;
    case "/redirect":
      response.writeHead(302, { location: "/hang" }).end();
      return;
    default:
      response.end('{"status":"ok"}');
  }
};

function target(url: string, changes: Partial<ProbeTarget> = {}): ProbeTarget {
  return { type: "mcp", endpoint: url, healthCheckEndpoint: url, protocolVersions: [], ...changes };
}

/** Timers of the runner come and go, so only what a probe could leave behind is counted. */
function openHandles(): number {
  return process
    .getActiveResourcesInfo()
    .filter((kind) => /TCPSocketWrap|TCPConnectWrap|GetAddrInfo/.test(kind)).length;
}

test("10,000 probes of every outcome leave no socket and no timer", async () => {
  await using agent = await startAgent(everyAnswer);
  const dispatcher = new Agent({ pipelining: 0 });
  let timers = 0;
  const clock = {
    ...systemClock,
    setTimer: (callback: () => void, delayMs: number) => {
      timers += 1;
      let isOpen = true;
      const close = (): void => {
        if (isOpen) timers -= 1;
        isOpen = false;
      };
      const timer = systemClock.setTimer(() => {
        close();
        callback();
      }, delayMs);
      return {
        cancel: () => {
          close();
          timer.cancel();
        },
      };
    },
  };
  const targets = [
    ...["hang", "stall", "cut", "endless", "redirect", "dead"].map((path) =>
      target(path === "dead" ? "http://127.0.0.1:9/" : `${agent.url}/${path}`),
    ),
    target(agent.url, { healthCheckEndpoint: null, protocolVersions: ["2026-07-28"] }),
    ...Array.from({ length: 3 }, () => target(`${agent.url}/health`)),
    ...Array.from({ length: 90 }, () => target(agent.url, { healthCheckEndpoint: null })),
  ];
  const before = openHandles();
  const found = new Map<string, number>();
  let left = 10_000;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const asked = targets[left % targets.length] ?? target(agent.url);
      const outcome = await probeEndpoint(asked, { clock, timeoutMs: 250, dispatcher });
      const kind = `${outcome.result}: ${outcome.why}`;
      found.set(kind, (found.get(kind) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 50 }, worker));
  // How many of each depends on how busy the machine is; that each occurs does not.
  expect(found.size).toBeGreaterThanOrEqual(7);
  for (const kind of [
    "failing: no answer within 250 ms",
    "failing: ECONNREFUSED",
    "failing: answered 302: redirects are not followed",
    "passing: answered 200",
    "passing: answered 200 to server/discover",
    "passing: accepts connections",
  ]) {
    expect(found.get(kind), kind).toBeGreaterThan(0);
  }
  expect(timers).toBe(0);
  await agent.kill();
  await waitFor(() => openHandles() <= before, { what: "every socket to be closed" });
  await dispatcher.destroy();
}, 60_000);

test("a thousand instances are probed within their interval, though half of them hang", async () => {
  await using agent = await startAgent(everyAnswer);
  const dispatcher = new Agent({ pipelining: 0 });
  const outcomes = new Map<string, ProbeOutcome>();
  let underWay = 0;
  let most = 0;
  const prober = new Prober({
    clock: systemClock,
    random: Math.random,
    intervalMs: 60_000,
    maxConcurrent: 64,
    target: (agentId) => target(`${agent.url}/${Number(agentId) % 2 === 0 ? "hang" : "health"}`),
    probe: async (asked) => {
      underWay += 1;
      most = Math.max(most, underWay);
      const outcome = await probeEndpoint(asked, {
        clock: systemClock,
        timeoutMs: 100,
        dispatcher,
      });
      underWay -= 1;
      return outcome;
    },
    onOutcome: (agentId, outcome) => outcomes.set(agentId, outcome),
  });
  for (let i = 0; i < 1000; i += 1) prober.watch(String(i));
  await waitFor(() => outcomes.size === 1000, { what: "all outcomes" });
  expect(most).toBe(64);
  const failing = [...outcomes.values()].filter(({ result }) => result === "failing");
  expect(failing.length).toBeGreaterThanOrEqual(500);
  prober.close();
  await dispatcher.destroy();
});

test("an MCP server without a health endpoint that declares a stateless revision is asked for server/discover only", async () => {
  const asked: string[] = [];
  await using agent = await startAgent((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => {
      body += chunk.toString("utf8");
    });
    request.on("end", () => {
      asked.push(JSON.parse(body).method);
      response.end('{"jsonrpc":"2.0","id":"probe","result":{}}');
    });
  });
  await using gateway = await stageGateway({ probe: { intervalMs: 20 } });
  const { healthCheckEndpoint: _, ...rest } = registration({
    endpoint: `${agent.url}/mcp`,
    protocolVersions: ["2026-07-28"],
  });
  await gateway.register(rest);
  await expect
    .poll(async () => (await gateway.agents())[0]?.probe)
    .toEqual({ state: "passing", why: "answered 200 to server/discover" });
  await waitFor(() => asked.length >= 3, { what: "three probes" });
  expect(new Set(asked)).toEqual(new Set(["server/discover"]));
  expect(agent.requests.every(({ url }) => url === "/mcp")).toBe(true);
});

test("a failing instance is out long before its next interval, because what contradicts is looked at again soon", async () => {
  let isWell = true;
  await using agent = await startAgent((_request, response) => {
    response.writeHead(isWell ? 200 : 503).end();
  });
  await using gateway = await stageGateway({ probe: { intervalMs: 2000 } });
  await gateway.register(
    registration({ endpoint: `${agent.url}/mcp`, healthCheckEndpoint: agent.url }),
  );
  await gateway.routable(1);
  isWell = false;
  // A beat that says something new is one of the moments at which a probe follows at once.
  await gateway.request("POST", "/api/v1/agents/twenty-crm-mcp-server/heartbeat", {
    status: "degraded",
  });
  const before = agent.requests.length;
  await expect
    .poll(async () => (await gateway.agents())[0]?.probe.state, { timeout: 1900 })
    .toBe("failing");
  expect(agent.requests.length - before).toBeLessThanOrEqual(4);
});
