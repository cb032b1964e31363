import { LOOPBACK_HOSTS, silentLogger, systemClock } from "service-kit";
import { buildMcpServer, type MCPServer, type McpServerDeps } from "../../src/server.ts";
import { createFixtureServer } from "./fixture-server.ts";

/** A server of this test, closed at the end of its scope. */
export interface StartedFixture extends AsyncDisposable {
  readonly server: MCPServer;
  readonly url: string;
  readonly mcpUrl: string;
}

/** The product's own HTTP side on a free port, with the conformance fixtures in place of the CRM tools. */
export async function startFixture(
  overrides: Partial<McpServerDeps> = {},
): Promise<StartedFixture> {
  const server = buildMcpServer({
    createMcpServer: createFixtureServer(),
    http: {
      allowedHosts: LOOPBACK_HOSTS,
      allowedOrigins: [],
      maxSessions: 100,
      sessionIdleTimeoutMs: 60_000,
    },
    tools: [],
    reachableTools: [],
    twenty: {
      mode: "sandbox",
      ping: async () => ({ reachable: true, latencyMs: 1 }),
      keySource: "server",
    },
    clock: systemClock,
    logger: silentLogger,
    ...overrides,
  });
  await server.start({ host: "127.0.0.1", port: 0 });
  return {
    server,
    url: server.url,
    mcpUrl: `${server.url}/mcp`,
    async [Symbol.asyncDispose]() {
      server.stopAccepting();
      await server.unregister();
      await server.cleanup();
    },
  };
}
