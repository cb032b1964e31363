import { join } from "node:path";
import { freePort } from "../free-port.ts";
import { runProgram } from "../run-program.ts";
import type { Contestant } from "./contestant.ts";
import { targetAt } from "./plain-proxies.ts";

const MAIN = join(import.meta.dirname, "../../../packages/agent-gateway/src/main.ts");

/** An instance may have 1,024 requests at a time, silent streams among them. */
const STREAM_INSTANCES = 12;

/** This gateway over one of its transports, with the upstream registered as one service for each kind of answer. */
export function agentGateway(transport: "socket" | "node-http"): Contestant {
  return {
    name: `agent-gateway (${transport})`,
    async start({ upstream }) {
      const port = await freePort();
      const running = await runProgram(process.execPath, [MAIN], {
        port,
        env: {
          PORT: String(port),
          DATA_DIR: ":memory:",
          LOG_LEVEL: "warn",
          GATEWAY_TRANSPORT: transport,
        },
      });
      const origin = `http://127.0.0.1:${upstream.port}`;
      await register(port, "json", `${origin}/mcp`, origin);
      for (let index = 0; index < STREAM_INSTANCES; index += 1) {
        await register(port, "sse", `${origin}/sse?${index}`, origin);
      }
      return {
        ...running,
        pids: [running.pid],
        json: targetAt(port, "/json/mcp"),
        sse: targetAt(port, "/sse/mcp"),
      };
    },
  };
}

async function register(port: number, name: string, endpoint: string, origin: string) {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/agents/register`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      name,
      type: "mcp",
      version: "1.0.0",
      endpoint,
      healthCheckEndpoint: `${origin}/health`,
      capabilities: [],
      heartbeatIntervalMs: 600_000,
    }),
  });
  if (!response.ok) throw new Error(`Registration was answered ${await response.text()}`);
}
