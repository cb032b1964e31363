import type { LogLevel } from "service-kit";

/** How instances are probed. */
export interface ProbeConfig {
  readonly intervalMs: number;
  readonly timeoutMs: number;
}

/** The whole configuration of the process. */
export interface Config {
  readonly listen: { readonly host: string; readonly port: number };
  /** Without it nobody is asked for a key. */
  readonly apiKey?: string;
  /** Sent to instances with what is forwarded to them. */
  readonly upstreamApiKey?: string;
  readonly allowedHosts: readonly string[];
  readonly allowedOrigins: readonly string[];
  readonly probe: ProbeConfig;
  /** A folder, or `:memory:`. */
  readonly dataDir: string;
  readonly publicUrl?: string;
  readonly log: { readonly level: LogLevel; readonly format: "pretty" | "json" | "auto" };
}
