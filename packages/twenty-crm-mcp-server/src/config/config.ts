import type { LogLevel } from "service-kit";
import type { ExposureBound } from "../application/tools/narrow-exposure.ts";

/** The CRM that the tools work on. */
export type TwentySource =
  | {
      readonly kind: "workspace";
      readonly apiUrl: string;
      /** Absent where every caller brings its own. */
      readonly apiKey?: string;
      readonly keySource: "server" | "caller" | "either";
      /** Calls a minute that the workspace may make; absent: Twenty's own default. */
      readonly rateLimit?: number | "off";
      readonly apiMode: "auto" | "graphql" | "rest";
      /** Where Twenty keeps files besides its own address. */
      readonly fileOrigins?: readonly string[];
      /** Where people open it: the base of record links. */
      readonly workspaceUrl: string;
    }
  | {
      readonly kind: "sandbox";
      /** Its folder, or `:memory:`. */
      readonly dataDir: string;
      readonly apiMode: "auto" | "graphql" | "rest";
    };

/** What the gateway is told, and how it is reached. */
export interface GatewayConfig {
  readonly url: string;
  readonly apiKey?: string;
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly service?: string;
  readonly instanceId: string;
  readonly intervalMs: number;
  /** Unset: derived from the port that was bound. */
  readonly mcpEndpoint?: string;
  readonly healthEndpoint?: string;
  readonly caFile?: string;
  readonly certFile?: string;
  readonly keyFile?: string;
}

/** Whom the HTTP side lets in, and how much it keeps. */
export interface HttpConfig {
  /** Without it nobody is asked for a key. */
  readonly apiKey?: string;
  /** Signs what Twenty tells of changes; without it nothing is taken. */
  readonly webhookSecret?: string;
  readonly allowedHosts: readonly string[];
  readonly allowedOrigins: readonly string[];
  readonly maxSessions: number;
  readonly sessionIdleTimeoutMs: number;
}

/** The whole configuration of the process. */
export interface Config {
  readonly listen: { readonly host: string; readonly port: number };
  readonly http: HttpConfig;
  readonly twenty: TwentySource;
  /** Which tools clients can have at most. */
  readonly exposure: ExposureBound;
  /** The folder from which files may be attached. */
  readonly attachmentsDir?: string;
  /** Where the rules about objects, fields and operations are. */
  readonly policyFile?: string;
  /** Absent: the server does not register. */
  readonly gateway?: GatewayConfig;
  /** Signs the state of questions that a tool asks back. */
  readonly requestStateKey?: string;
  readonly log: { readonly level: LogLevel; readonly format: "pretty" | "json" | "auto" };
}
