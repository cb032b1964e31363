import type { Clock } from "service-kit";
import type { CircuitState } from "twenty-client";
import { product } from "../../product.ts";
import type { GatewayStatus } from "../gateway/gateway-registration.ts";
import type { Reachability, TwentyReachability } from "../twenty/reachability.ts";
import type { Choosable } from "./profile-choice.ts";

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
  /** All workspaces that callers can choose, where there are several; the first one is `twenty`. */
  readonly profiles?: readonly ProfileHealth[];
  readonly gateway:
    | { readonly configured: false }
    | ({ readonly configured: true } & GatewayStatus);
  readonly sessions: number;
}

/** How one of several workspaces is. */
interface ProfileHealth {
  readonly name: string;
  readonly production: boolean;
  readonly writes: "allowed" | "locked";
  /** Whether somebody has signed in; absent where a key needs nobody to. */
  readonly signedIn?: boolean;
  readonly twenty: Health["twenty"];
}

/** What is known of one workspace. */
export interface WorkspaceSources {
  readonly mode: Health["mode"];
  readonly twenty: Reachability;
  /** Absent when every caller brings a key, each with a circuit of its own. */
  readonly circuit?: () => CircuitState;
  readonly isProduction: boolean;
  readonly isLocked: boolean;
  readonly isSignedIn?: () => Promise<boolean>;
}

/** What the report is made from. */
export interface HealthSources {
  readonly clock: Clock;
  readonly workspaces: Choosable<WorkspaceSources>;
  readonly gatewayStatus: () => GatewayStatus | undefined;
  readonly sessionCount: () => number;
  readonly phase: () => Phase;
}

/** Tells how the server is; cheap enough for any number of probes. */
export function createHealthReport(sources: HealthSources): () => Promise<Health> {
  const startedMs = sources.clock.monotonicMs();
  return async () => {
    const { default: first, named } = sources.workspaces;
    const [twenty, profiles] = await Promise.all([
      twentyHealth(first),
      Promise.all([...named].map(([name, workspace]) => profileHealth(name, workspace))),
    ]);
    const gateway = sources.gatewayStatus();
    return {
      status: healthStatus(twenty),
      name: product.name,
      version: product.version,
      phase: sources.phase(),
      uptimeS: Math.floor((sources.clock.monotonicMs() - startedMs) / 1000),
      mode: first.mode,
      twenty,
      ...(profiles.length > 0 && { profiles }),
      gateway: gateway === undefined ? { configured: false } : { configured: true, ...gateway },
      sessions: sources.sessionCount(),
    };
  };
}

async function twentyHealth({ twenty, circuit }: WorkspaceSources): Promise<Health["twenty"]> {
  const found = await twenty.check();
  const state = circuit?.();
  return { ...found, ...(state && { circuit: state.state }) };
}

async function profileHealth(name: string, workspace: WorkspaceSources): Promise<ProfileHealth> {
  const [twenty, signedIn] = await Promise.all([twentyHealth(workspace), workspace.isSignedIn?.()]);
  return {
    name,
    production: workspace.isProduction,
    writes: workspace.isLocked ? "locked" : "allowed",
    ...(signedIn !== undefined && { signedIn }),
    twenty,
  };
}

/** Until Twenty has been looked at, nothing speaks against it. */
export function healthStatus(twenty: TwentyReachability | undefined): Health["status"] {
  if (twenty === undefined) return "healthy";
  return twenty.reachable && twenty.authenticated !== false ? "healthy" : "degraded";
}
