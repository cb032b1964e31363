import type { Clock, Logger } from "service-kit";
import type { Registry } from "../registry/registry.ts";

/** What the control path works with. */
export interface AdminDependencies {
  readonly registry: Registry;
  /** Resolves when every change so far is stored. @throws {GatewayError} when it cannot be. */
  readonly persist: () => Promise<void>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly apiKey: string | undefined;
  readonly publicUrl: string | undefined;
  readonly version: string;
  /** Requests and streams that are being proxied now. */
  readonly inFlight: () => number;
  readonly phase: () => "starting" | "ready" | "draining";
}
