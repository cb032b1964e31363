import { type Clock, LOOPBACK_HOSTS, type Logger, silentLogger, systemClock } from "service-kit";
import { defaultExposure } from "./application/tools/exposure.ts";
import type { ExposureBound } from "./application/tools/narrow-exposure.ts";
import type { Config, GatewayConfig, HttpConfig } from "./config/config.ts";
import { product } from "./product.ts";
import { type RunningServer, runServer } from "./run-server.ts";

/** What a program that embeds the server may choose; everything has a default. */
export interface StartServerOptions extends Partial<HttpConfig> {
  /** Default 0: a free port. */
  readonly port?: number;
  readonly host?: string;
  /** Default: a sandbox in memory. */
  readonly twenty?: {
    readonly url: string;
    /** Left out where every caller brings a key of its own. */
    readonly apiKey?: string;
    readonly rateLimit?: number | "off";
    readonly keySource?: "server" | "caller" | "either";
    readonly apiMode?: "auto" | "graphql" | "rest";
    readonly workspaceUrl?: string;
  };
  readonly gateway?: Partial<GatewayConfig> & { readonly url: string };
  /** Default: the default toolsets. */
  readonly exposure?: Partial<ExposureBound>;
  /** How many records one call may write at most. Default 1000. */
  readonly bulkLimit?: number;
  readonly requestStateKey?: string;
  readonly clock?: Clock;
  readonly logger?: Logger;
}

/** Starts a server within this process, independent of its environment. */
export function startServer(options: StartServerOptions = {}): Promise<RunningServer> {
  const { clock = systemClock, logger = silentLogger } = options;
  return runServer(configOf(options), { clock, logger });
}

function configOf(options: StartServerOptions): Config {
  const { twenty, gateway, apiKey, requestStateKey, webhookSecret } = options;
  return {
    listen: { host: options.host ?? "127.0.0.1", port: options.port ?? 0 },
    http: {
      ...(apiKey === undefined ? {} : { apiKey }),
      ...(webhookSecret === undefined ? {} : { webhookSecret }),
      allowedHosts: options.allowedHosts ?? LOOPBACK_HOSTS,
      allowedOrigins: options.allowedOrigins ?? [],
      maxSessions: options.maxSessions ?? 1000,
      sessionIdleTimeoutMs: options.sessionIdleTimeoutMs ?? 1_800_000,
    },
    twenty:
      twenty === undefined
        ? { kind: "sandbox", dataDir: ":memory:", apiMode: "auto" }
        : {
            kind: "workspace",
            apiUrl: twenty.url,
            ...(twenty.apiKey !== undefined && {
              credential: { kind: "key", apiKey: twenty.apiKey },
            }),
            keySource: twenty.keySource ?? "server",
            ...(twenty.rateLimit !== undefined && { rateLimit: twenty.rateLimit }),
            apiMode: twenty.apiMode ?? "auto",
            workspaceUrl: twenty.workspaceUrl ?? twenty.url,
          },
    bulkLimit: options.bulkLimit ?? 1_000,
    exposure: { ...defaultExposure, hasChosenToolsets: false, ...options.exposure },
    ...(gateway === undefined ? {} : { gateway: gatewayConfigOf(gateway) }),
    ...(requestStateKey === undefined ? {} : { requestStateKey }),
    log: { level: "info", format: "json" },
  };
}

function gatewayConfigOf(
  gateway: Partial<GatewayConfig> & { readonly url: string },
): GatewayConfig {
  return {
    name: product.name,
    version: product.version,
    description: "Twenty CRM MCP Server with GraphQL and REST API support",
    instanceId: "embedded",
    intervalMs: 60_000,
    ...gateway,
  };
}
