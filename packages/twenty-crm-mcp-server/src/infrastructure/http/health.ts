import type { Clock } from "service-kit";
import type { CircuitState } from "twenty-client";
import { product } from "../../product.ts";
import type { GatewayStatus } from "../gateway/gateway-registration.ts";
import type { Reachability, TwentyReachability } from "../twenty/reachability.ts";

/** Where the server is in its life. */
export type Phase = "starting" | "ready" | "draining";

/** Answer of `GET /health`: 200 as long as the process answers at all. */
export interface Health {
  /** `degraded`: the server answers, but Twenty cannot be worked with. */
  readonly status: "healthy" | "degraded";
  readonly name: string;
  readonly version: string;
  readonly phase: Phase;
  readonly uptimeS: number;
  readonly mode: "sandbox" | "twenty";
  /** What the last look found, and whether calls with the server's own key are let through. */
  readonly twenty: TwentyReachability & { readonly circuit?: CircuitState["state"] };
  readonly gateway:
    | { readonly configured: false }
    | ({ readonly configured: true } & GatewayStatus);
  readonly sessions: number;
}

/** What the report is made from. */
export interface HealthSources {
  readonly clock: Clock;
  readonly mode: Health["mode"];
  readonly twenty: Reachability;
  /** Absent when every caller brings a key, each with a circuit of its own. */
  readonly circuit?: () => CircuitState;
  readonly gatewayStatus: () => GatewayStatus | undefined;
  readonly sessionCount: () => number;
  readonly phase: () => Phase;
}

/** Tells how the server is; cheap enough for any number of probes. */
export function createHealthReport(sources: HealthSources): () => Promise<Health> {
  const startedMs = sources.clock.monotonicMs();
  return async () => {
    const twenty = await sources.twenty.check();
    const circuit = sources.circuit?.();
    const gateway = sources.gatewayStatus();
    return {
      status: healthStatus(twenty),
      name: product.name,
      version: product.version,
      phase: sources.phase(),
      uptimeS: Math.floor((sources.clock.monotonicMs() - startedMs) / 1000),
      mode: sources.mode,
      twenty: { ...twenty, ...(circuit && { circuit: circuit.state }) },
      gateway: gateway === undefined ? { configured: false } : { configured: true, ...gateway },
      sessions: sources.sessionCount(),
    };
  };
}

/** Until Twenty has been looked at, nothing speaks against it. */
export function healthStatus(twenty: TwentyReachability | undefined): Health["status"] {
  if (twenty === undefined) return "healthy";
  return twenty.reachable && twenty.authenticated !== false ? "healthy" : "degraded";
}
