import { type Clock, createShutdown, type Logger, type ShutdownStep } from "service-kit";
import { catalogue } from "./application/tools/catalogue.ts";
import { exposeTools } from "./application/tools/exposure.ts";
import { widestExposure } from "./application/tools/narrow-exposure.ts";
import type { Config } from "./config/config.ts";
import type { Profile } from "./config/profile.ts";
import { type RuledConfig, ruledConfig } from "./config/ruled-config.ts";
import { createGatewayRegistration } from "./infrastructure/gateway/agent-gateway-client.ts";
import { isUnreachableFrom } from "./infrastructure/gateway/is-unreachable-from.ts";
import { readClientTls } from "./infrastructure/gateway/read-client-tls.ts";
import { registrationPayload } from "./infrastructure/gateway/registration-payload.ts";
import { openWorkspaces } from "./open-workspaces.ts";
import { buildMcpServer, type CreateGateway, type MCPServer } from "./server.ts";

/** A server that serves, and the steps that stop it. */
export interface RunningServer {
  readonly url: string;
  readonly mcpUrl: string;
  readonly port: number;
  readonly server: MCPServer;
  /** Where it works when nobody chooses. */
  readonly profile: Profile;
  /** What callers can choose besides; absent where workspaces have no names. */
  readonly others?: readonly string[];
  /** In the order of the registration guide: stop accepting, unregister, clean up. */
  readonly shutdownSteps: readonly ShutdownStep[];
  /** Runs the steps. */
  close(): Promise<void>;
}

/**
 * Opens Twenty, wires the server and listens.
 * @throws an Error that names what stands in the way; nothing is left open then.
 */
export async function runServer(
  given: Config,
  { clock, logger }: { readonly clock: Clock; readonly logger: Logger },
): Promise<RunningServer> {
  const config = await ruledConfig(given);
  const createGateway = gatewayFactory(config, { clock, logger });
  const opened = await openWorkspaces(config, { clock, logger });
  const { default: profile } = config.profiles;
  const server = buildMcpServer({
    ...opened.default,
    ...opened.naming,
    http: config.http,
    tools: exposeTools(catalogue, profile.exposure),
    reachableTools: exposeTools(catalogue, widestExposure(profile.exposure)),
    ...(createGateway === undefined ? {} : { createGateway }),
    clock,
    logger,
  });
  try {
    await server.start(config.listen);
  } catch (error) {
    await opened.close();
    throw error;
  }
  const shutdownSteps: readonly ShutdownStep[] = [
    {
      name: "stop accepting connections",
      timeoutMs: 1000,
      run: () => server.stopAccepting(),
    },
    { name: "unregister from the gateway", timeoutMs: 3000, run: () => server.unregister() },
    {
      name: "clean up the MCP server",
      timeoutMs: 6500,
      async run() {
        await server.cleanup();
        await opened.close();
      },
    },
  ];
  const shutdown = createShutdown({ steps: shutdownSteps, logger, clock });
  return {
    url: server.url,
    mcpUrl: `${server.url}/mcp`,
    port: server.port,
    server,
    profile,
    ...(opened.naming.others && { others: [...opened.naming.others.keys()] }),
    shutdownSteps,
    close: () => shutdown("close"),
  };
}

/** Undefined when no gateway is configured. */
function gatewayFactory(
  { gateway, profiles }: RuledConfig,
  { clock, logger }: { readonly clock: Clock; readonly logger: Logger },
): CreateGateway | undefined {
  if (gateway === undefined) return undefined;
  const tls = readClientTls(gateway);
  // What a client can have in any of the workspaces.
  const exposed = [profiles.default, ...profiles.named.values()].flatMap(({ exposure }) =>
    exposeTools(catalogue, widestExposure(exposure)),
  );
  return (endpoints, getStatus) => {
    const payload = registrationPayload({
      config: gateway,
      endpoints,
      tools: [...new Set(exposed)],
      apiMode: profiles.default.source.apiMode,
    });
    if (isUnreachableFrom(gateway.url, payload.endpoint)) {
      logger.warn("The gateway cannot reach this address: set MCP_ENDPOINT and HEALTH_ENDPOINT", {
        endpoint: payload.endpoint,
      });
    }
    return createGatewayRegistration({ config: gateway, payload, tls, getStatus, clock, logger });
  };
}
