import { createManualClock } from "testkit";
import { AgentGatewayClient, type AgentGatewayClientOptions } from "../src/index.ts";
import { type Script, scriptedTransport } from "./scripted-transport.ts";

/** The description that the tests register. */
export const agent = {
  name: "twenty-crm-mcp-server",
  type: "mcp",
  endpoint: "http://localhost:5008/mcp",
  metadata: { framework: "typescript" },
};

/** A client on a manual clock and a scripted gateway; it has not been started. */
export function createClient(script: Script, options: Partial<AgentGatewayClientOptions> = {}) {
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
  const sent = (): string[] => seen.requests.map(({ method, path }) => `${method} ${path}`);
  return { client, clock, seen, advance, pendingTimers, log, sent };
}

/** The same, started. */
export function startClient(script: Script, options: Partial<AgentGatewayClientOptions> = {}) {
  const created = createClient(script, options);
  created.client.start();
  return created;
}

/** The three exchanges as the scripted gateway sees them. */
export const REGISTER = "POST /api/v1/agents/register";
export const BEAT = "POST /api/v1/agents/twenty-crm-mcp-server/heartbeat";
export const UNREGISTER = "DELETE /api/v1/agents/twenty-crm-mcp-server?instanceId=pod-1&epoch=7";
