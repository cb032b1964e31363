import type { StackOptions } from "./stack-options.ts";

/** One process of the stack. */
export interface ProcessSpec {
  /** Prefix of its log lines. */
  readonly name: string;
  /** Its entry point, relative to the repository root. */
  readonly main: string;
  readonly env: Readonly<Record<string, string>>;
  readonly port: number;
  /** Answers 200 as soon as the process serves. */
  readonly readyUrl: string;
}

const SERVICE = "twenty-crm-mcp-server";

/**
 * The processes in the order in which they start; `sandboxKey` joins the servers to the sandbox.
 * Variables given here win over `.env`, so the stack is the same whatever a user's `.env` holds.
 */
export function stackProcesses(options: StackOptions, sandboxKey: string): ProcessSpec[] {
  const sandboxUrl = `http://localhost:${options.sandboxPort}`;
  const gatewayUrl = `http://localhost:${options.gatewayPort}`;
  const servers = Array.from({ length: options.instances }, (_, index) =>
    server(index, options.serverPort + index, { sandboxUrl, gatewayUrl, sandboxKey }),
  );
  return [
    {
      name: "sandbox",
      main: "packages/twenty-sandbox/src/main.ts",
      port: options.sandboxPort,
      readyUrl: `${sandboxUrl}/healthz`,
      env: {
        SANDBOX_PORT: String(options.sandboxPort),
        SANDBOX_API_KEY: sandboxKey,
        DATA_DIR: options.dataDir,
      },
    },
    {
      name: "gateway",
      main: "packages/agent-gateway/src/main.ts",
      port: options.gatewayPort,
      readyUrl: `${gatewayUrl}/ready`,
      env: { PORT: String(options.gatewayPort), DATA_DIR: options.dataDir },
    },
    ...servers,
  ];
}

function server(
  index: number,
  port: number,
  joined: { sandboxUrl: string; gatewayUrl: string; sandboxKey: string },
): ProcessSpec {
  const name = index === 0 ? SERVICE : `${SERVICE}-${index + 1}`;
  const url = `http://localhost:${port}`;
  return {
    name: index === 0 ? "server" : `server-${index + 1}`,
    main: "packages/twenty-crm-mcp-server/src/main.ts",
    port,
    readyUrl: `${url}/ready`,
    env: {
      PORT: String(port),
      TWENTY_API_URL: joined.sandboxUrl,
      TWENTY_API_KEY: joined.sandboxKey,
      // The sandbox limits no rate, so that nobody has to wait for it.
      TWENTY_RATE_LIMIT: "off",
      AGENT_GATEWAY_URL: joined.gatewayUrl,
      AGENT_NAME: name,
      AGENT_SERVICE: SERVICE,
      MCP_ENDPOINT: `${url}/mcp`,
      HEALTH_ENDPOINT: `${url}/health`,
      // A developer restarts the gateway often: ten seconds instead of the recommended sixty.
      AGENT_REGISTRATION_INTERVAL: "10000",
    },
  };
}
