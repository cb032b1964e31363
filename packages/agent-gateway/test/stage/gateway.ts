import { type AgentView, agentListSchema, type Registration } from "agent-gateway-contract";
import { waitFor } from "testkit";
import { type StartedGateway, type StartGatewayOptions, startGateway } from "../../src/index.ts";

/** A gateway in this process, and the requests that tests make of it. */
export interface StagedGateway extends StartedGateway, AsyncDisposable {
  request(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Response>;
  register(registration: Registration): Promise<Response>;
  agents(query?: string): Promise<AgentView[]>;
  /** Waits until that many instances are routable. */
  routable(count: number): Promise<void>;
}

/** Every instance has its turn: for tests that must know who comes next. */
export const TURNS: StartGatewayOptions = {
  policies: { standard: "round-robin", services: new Map() },
};

/** The suite runs over each transport: `vitest.config.ts` names the other one. */
const transport = process.env.GATEWAY_TRANSPORT === "node-http" ? "node-http" : "socket";

/** Starts on a free port; every request carries the key when there is one. */
export async function stageGateway(options: StartGatewayOptions = {}): Promise<StagedGateway> {
  const gateway = await startGateway({ transport, ...options });
  const key = options.apiKey === undefined ? {} : { authorization: `Bearer ${options.apiKey}` };

  function request(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    return fetch(gateway.url + path, {
      method,
      headers: {
        ...key,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
  }

  async function agents(query = ""): Promise<AgentView[]> {
    const response = await request("GET", `/api/v1/agents${query}`);
    return agentListSchema.parse(await response.json()).agents;
  }

  return {
    ...gateway,
    request,
    agents,
    register: (registration) => request("POST", "/api/v1/agents/register", registration),
    async routable(count) {
      await waitFor(async () => (await agents("?verdict=routable")).length === count, {
        what: `${count} routable instances`,
      });
    },
    [Symbol.asyncDispose]: () => gateway.close(),
  };
}
