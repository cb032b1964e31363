import type { Clock } from "service-kit";
import type { Instance } from "./instance.ts";
import type { ProbeThresholds } from "./probe-record.ts";
import type { RegistryEvent } from "./registry-event.ts";
import type { StoredRegistry } from "./registry-store.ts";

/** What an earlier process of the gateway knew. */
export interface RestoredState extends Omit<StoredRegistry, "instances"> {
  /** What operators decided on them stands in `operators`. */
  readonly instances: readonly Omit<Instance, "operator">[];
}

/** Bounds of what is kept. */
export interface RegistryLimits {
  readonly maxInstances: number;
  readonly maxRegistrantsPerInstance: number;
  /** Of all instances together, as they are listed: with what each may register the others would not fit into memory. */
  readonly maxBytes: number;
}

/** Far above any fleet, far below what would hurt. */
export const DEFAULT_LIMITS: RegistryLimits = {
  maxInstances: 10_000,
  maxRegistrantsPerInstance: 1_000,
  maxBytes: 128 * 1024 * 1024,
};
/** Three failed probes in a row take an instance out, two good ones bring it back. */
export const DEFAULT_THRESHOLDS: ProbeThresholds = { fall: 3, rise: 2 };

/** What a registry is made with; only the clock is required. */
export interface RegistryOptions {
  readonly clock: Clock;
  readonly onEvent?: (event: RegistryEvent) => void;
  readonly restored?: RestoredState;
  readonly limits?: Partial<RegistryLimits>;
  readonly thresholds?: ProbeThresholds;
}
