import type { LogLevel } from "service-kit";

/** The whole configuration of the gateway. */
export interface Config {
  readonly listen: { readonly host: string; readonly port: number };
  /** Without it nobody is asked for a key. */
  readonly apiKey?: string;
  readonly dataDir: string;
  readonly allowedHosts: readonly string[];
  readonly allowedOrigins: readonly string[];
  readonly publicUrl?: string;
  readonly probe: { readonly intervalMs: number; readonly timeoutMs: number };
  readonly log: { readonly level: LogLevel; readonly format: "pretty" | "json" | "auto" };
}
