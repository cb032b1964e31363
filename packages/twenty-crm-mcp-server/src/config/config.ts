import type { LogLevel } from "service-kit";
import type { ExposureBound } from "../application/tools/narrow-exposure.ts";

/** What the server itself is let in with. */
export type OwnCredential =
  | { readonly kind: "key"; readonly apiKey: string }
  | {
      readonly kind: "oauth";
      /** Where logins are kept. */
      readonly folder: string;
      /** An application that somebody registered; absent: the program registers itself. */
      readonly clientId?: string;
    };

/** The CRM that the tools work on. */
export type TwentySource =
  | {
      readonly kind: "workspace";
      readonly apiUrl: string;
      /** Absent where every caller brings its own. */
      readonly credential?: OwnCredential;
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

/** Several workspaces, named in a file that is read at the start. */
export interface ProfilesSource {
  readonly kind: "profiles";
  readonly file: string;
  /** Absent: the file's default, or its only one. */
  readonly name?: string;
  /** Which ones callers may choose. */
  readonly callers: "all" | readonly string[];
  /** Those whose write lock is lifted. */
  readonly unlocked: readonly string[];
  /** What holds where a profile does not say. */
  readonly defaults: Pick<
    Extract<TwentySource, { kind: "workspace" }>,
    "keySource" | "apiMode" | "rateLimit" | "fileOrigins"
  >;
  readonly loginFolder: () => string;
  /** The value of a variable that the file names. */
  readonly variable: (name: string) => string | undefined;
}

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
  readonly twenty: TwentySource | ProfilesSource;
  /** Which tools clients can have at most. */
  readonly exposure: ExposureBound;
  /** The folder from which files may be attached. */
  readonly attachmentsDir?: string;
  /** How many records one call may write at most. */
  readonly bulkLimit: number;
  /** Where the rules about objects, fields and operations are. */
  readonly policyFile?: string;
  /** Absent: the server does not register. */
  readonly gateway?: GatewayConfig;
  /** Signs the state of questions that a tool asks back. */
  readonly requestStateKey?: string;
  readonly log: { readonly level: LogLevel; readonly format: "pretty" | "json" | "auto" };
}
