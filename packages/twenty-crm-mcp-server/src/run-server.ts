import { InMemoryServerEventBus, type ServerEventBus } from "@modelcontextprotocol/server";
import { type Clock, createShutdown, type Logger, type ShutdownStep } from "service-kit";
import { catalogue } from "./application/tools/catalogue.ts";
import { exposeTools } from "./application/tools/exposure.ts";
import { widestExposure } from "./application/tools/narrow-exposure.ts";
import type { Config } from "./config/config.ts";
import { type RuledConfig, ruledConfig } from "./config/ruled-config.ts";
import { localFilesOf } from "./infrastructure/attachments/local-files.ts";
import { createGatewayRegistration } from "./infrastructure/gateway/agent-gateway-client.ts";
import { isUnreachableFrom } from "./infrastructure/gateway/is-unreachable-from.ts";
import { readClientTls } from "./infrastructure/gateway/read-client-tls.ts";
import { registrationPayload } from "./infrastructure/gateway/registration-payload.ts";
import type { WebhookParts } from "./infrastructure/http/webhook-endpoint.ts";
import { createTwentyMcpServer } from "./infrastructure/mcp/create-twenty-mcp-server.ts";
import { openTwenty } from "./infrastructure/twenty/open-twenty.ts";
import { createWorkspaces } from "./infrastructure/twenty/workspaces.ts";
import { createVerifyWebhook } from "./infrastructure/webhooks/verify-webhook.ts";
import { buildMcpServer, type CreateGateway, type MCPServer } from "./server.ts";

/** A server that serves, and the steps that stop it. */
export interface RunningServer {
  readonly url: string;
  readonly mcpUrl: string;
  readonly port: number;
  readonly server: MCPServer;
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
  const twenty = await openTwenty(config.twenty, logger, config.access);
  const { client: own, openClient, workspaceUrl } = twenty;
  const workspaces = createWorkspaces({
    own,
    openClient,
    workspaceUrl,
    ...localFilesOf(config),
    clock,
    logger,
  });
  const { requestStateKey } = config;
  const changes = new InMemoryServerEventBus();
  const webhooks = webhookParts(config, changes, clock);
  const server = buildMcpServer({
    createMcpServer: createTwentyMcpServer({
      workspaces,
      exposure: config.exposure,
      ...(webhooks === undefined ? {} : { changes }),
      clock,
      ...(requestStateKey === undefined ? {} : { requestStateKey }),
    }),
    changes,
    ...(webhooks === undefined ? {} : { webhooks }),
    http: config.http,
    tools: exposeTools(catalogue, config.exposure),
    twenty: {
      mode: config.twenty.kind === "sandbox" ? "sandbox" : "twenty",
      ping: twenty.ping,
      ...(own === undefined ? {} : { circuit: () => own.circuit() }),
      keySource: config.twenty.kind === "sandbox" ? "server" : config.twenty.keySource,
    },
    ...(createGateway === undefined ? {} : { createGateway }),
    clock,
    logger,
  });
  try {
    await server.start(config.listen);
  } catch (error) {
    await twenty.close();
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
        await workspaces.close();
        await twenty.close();
      },
    },
  ];
  const shutdown = createShutdown({ steps: shutdownSteps, logger, clock });
  return {
    url: server.url,
    mcpUrl: `${server.url}/mcp`,
    port: server.port,
    server,
    shutdownSteps,
    close: () => shutdown("close"),
  };
}

/** Undefined when Twenty has no secret to sign with. */
function webhookParts(
  { http, access }: RuledConfig,
  changes: ServerEventBus,
  clock: Clock,
): WebhookParts | undefined {
  if (http.webhookSecret === undefined) return undefined;
  return {
    verify: createVerifyWebhook(http.webhookSecret, clock),
    onChange({ object, id }) {
      const names = { singular: object, plural: object };
      // That a record changed is news of it, too.
      if (access !== undefined && !access.allows(names, "read")) return;
      changes.publish({ kind: "resource_updated", uri: `twenty://${object}/${id}` });
    },
  };
}

/** Undefined when no gateway is configured. */
function gatewayFactory(
  { gateway, twenty, exposure }: Config,
  { clock, logger }: { readonly clock: Clock; readonly logger: Logger },
): CreateGateway | undefined {
  if (gateway === undefined) return undefined;
  const tls = readClientTls(gateway);
  return (endpoints, getStatus) => {
    const payload = registrationPayload({
      config: gateway,
      endpoints,
      tools: exposeTools(catalogue, widestExposure(exposure)),
      apiMode: twenty.apiMode,
    });
    if (isUnreachableFrom(gateway.url, payload.endpoint)) {
      logger.warn("The gateway cannot reach this address: set MCP_ENDPOINT and HEALTH_ENDPOINT", {
        endpoint: payload.endpoint,
      });
    }
    return createGatewayRegistration({ config: gateway, payload, tls, getStatus, clock, logger });
  };
}
