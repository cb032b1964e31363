import type { LogLevel } from "service-kit";
import type { PolicyChoice } from "../balancing/policy-choice.ts";
import type { TransportKind } from "../transport/create-transport.ts";

/** How instances are probed. */
export interface ProbeConfig {
  readonly intervalMs: number;
  readonly timeoutMs: number;
}

/** The whole configuration of the process. */
export interface Config {
  readonly listen: { readonly host: string; readonly port: number };
  /** Without it, and without a keys file, nobody is asked for a key. */
  readonly apiKey?: string;
  /** Further keys, and what each may do. */
  readonly keysFile?: string;
  /** Sent to instances with what is forwarded to them. */
  readonly upstreamApiKey?: string;
  readonly allowedHosts: readonly string[];
  readonly allowedOrigins: readonly string[];
  readonly probe: ProbeConfig;
  /** How HTTP is spoken on the data path. */
  readonly transport: TransportKind;
  /** By which policy each service is balanced. */
  readonly policies: PolicyChoice;
  /** Header whose value keeps requests together on one instance. */
  readonly affinityHeader?: string;
  /** 32 bytes each that seal session ids, the newest first; without them one is kept in the data folder. */
  readonly sessionKeys?: readonly [Buffer, ...Buffer[]];
  /** A folder, or `:memory:`. */
  readonly dataDir: string;
  readonly publicUrl?: string;
  readonly log: { readonly level: LogLevel; readonly format: "pretty" | "json" | "auto" };
}
