import { type Instance, unknownProbe } from "./instance.ts";
import type { StoredInstance } from "./registry-store.ts";

/** The part of an instance that is kept. */
export function toStored(instance: Instance): StoredInstance {
  const {
    registrants,
    probe: _p,
    connectFailure: _c,
    unverified: _u,
    removalPending: _r,
    ...kept
  } = instance;
  return {
    ...kept,
    registrants: [...registrants.values()].map(({ renewedAtMs: _, ...registrant }) => registrant),
  };
}

/** An instance as it comes back after a restart: unverified, with leases that run from now. */
export function fromStored(stored: StoredInstance, nowMs: number): Instance {
  return {
    ...stored,
    registrants: new Map(
      stored.registrants.map((one) => [one.instanceId, { ...one, renewedAtMs: nowMs }]),
    ),
    probe: unknownProbe,
    connectFailure: null,
    unverified: true,
    removalPending: false,
  };
}
