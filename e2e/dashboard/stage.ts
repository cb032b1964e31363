import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import type { AgentList } from "agent-gateway-contract";
import { waitFor } from "testkit";
import { callTool, connect } from "../stage/connect.ts";
import { type Product, startGatewayProcess, startServerProcess } from "../stage/products.ts";

/** A gateway with two servers of one service behind it. */
export interface Stage extends AsyncDisposable {
  readonly gateway: Product;
  readonly servers: readonly Product[];
}

/** What a program says to a gateway with a key. */
function bearer(key: string | undefined): Readonly<Record<string, string>> {
  return key === undefined ? {} : { authorization: `Bearer ${key}` };
}

/** Starts them, and waits until both servers are routable. */
export async function startStage(key?: string): Promise<Stage> {
  const gateway = await startGatewayProcess(key === undefined ? {} : { GATEWAY_API_KEY: key });
  const env = {
    AGENT_GATEWAY_URL: gateway.url,
    ...(key !== undefined && { AGENT_GATEWAY_API_KEY: key }),
  };
  const servers = await Promise.all([startServerProcess(env), startServerProcess(env)]);
  await waitFor(
    async () => {
      const answer = await fetch(`${gateway.url}/api/v1/agents?verdict=routable`, {
        headers: bearer(key),
      });
      return ((await answer.json()) as AgentList).total === 2;
    },
    { what: "both servers to be routable", timeoutMs: 20_000 },
  );
  return {
    gateway,
    servers,
    async [Symbol.asyncDispose]() {
      await Promise.all(servers.map((server) => server.process.stop()));
      await gateway.process.stop();
    },
  };
}

/** Some calls of real tools through the gateway, so that there is something to show. */
export async function someTraffic({ gateway }: Stage, calls: number): Promise<void> {
  const client = await connect(`${gateway.url}/twenty-crm-mcp-server/mcp`, "2026-07-28");
  const tools = ["list-persons", "list-companies", "list-opportunities"];
  for (let call = 0; call < calls; call++) {
    await callTool(client, tools[call % tools.length] ?? "list-persons", { limit: 1 });
  }
  await client.close();
}

/** Calls that come and go in waves, until it is disposed of. */
export function steadyTraffic(stage: Stage): AsyncDisposable {
  const ended = new AbortController();
  const running = (async () => {
    for (let wave = 0; !ended.signal.aborted; wave += 1) {
      await someTraffic(stage, 3 + Math.round(6 * (1 + Math.sin(wave / 4))));
      await setTimeout(400, undefined, { signal: ended.signal }).catch(() => {});
    }
  })();
  return {
    async [Symbol.asyncDispose]() {
      ended.abort();
      await running;
    },
  };
}

/** Instances that answer their health checks, all by one server: only their addresses differ. */
export async function registerMany(
  gatewayUrl: string,
  count: number,
  services = 4,
): Promise<AsyncDisposable> {
  const server = createServer((_, response) => response.end("{}"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const zones = ["north", "south"];
  for (let at = 0; at < count; at += 50) {
    const batch = Array.from({ length: Math.min(50, count - at) }, (_, index) => at + index);
    await Promise.all(
      batch.map(async (id) => {
        const service = `agents-${id % services}`;
        const answer = await fetch(`${gatewayUrl}/api/v1/agents/register`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({
            name: `${service}-${String(id).padStart(4, "0")}`,
            type: "http",
            service,
            version: id % 40 === 0 ? "1.1.0" : "1.0.0",
            endpoint: `http://127.0.0.1:${port}/${id}`,
            healthCheckEndpoint: `http://127.0.0.1:${port}/${id}/health`,
            zone: zones[id % 2],
            tags: [`rack-${id % 10}`],
            capabilities: ["greet"],
          }),
        });
        if (!answer.ok) throw new Error(await answer.text());
      }),
    );
  }
  return {
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
