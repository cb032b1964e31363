import type { AgentStatus } from "agent-gateway-contract";

/** One process that vouches for an instance, with its lease. */
export interface Registrant {
  readonly instanceId: string;
  /** When the process started, as it says; 0 when it does not. */
  readonly epoch: number;
  /** Fingerprint of the API key it came with. */
  readonly owner: string;
  /** It gave no `instanceId`, so several processes may hide behind this one registrant. */
  readonly derived: boolean;
  /** `metadata.registeredAt` of the latest registration: tells processes without `instanceId` apart. */
  readonly saysRegisteredAt: string | null;
  /** Several processes were seen behind it. */
  readonly shared: boolean;
  readonly status: AgentStatus;
  /** Between 0 (idle) and 1 (full), as its latest beat said; `null` when it said nothing. */
  readonly load: number | null;
  /** Of the tools it offers, as it says. */
  readonly toolsDigest: string | null;
  readonly registeredAt: string;
  readonly lastHeartbeatAt: string;
  /** On the gateway's monotonic clock. */
  readonly renewedAtMs: number;
  readonly heartbeatIntervalMs: number;
  readonly leaseTtlMs: number;
  /** False after a restart of the gateway until it beats. */
  readonly confirmed: boolean;
  /** Its lease as the last sweep saw it. */
  readonly observed: LeaseState;
  /** Someone unregistered it by name only; the next probe that begins after this decides. */
  readonly leavingSinceMs: number | null;
}

/** How a lease stands; `unverified`: restored from the store and not heard of since. */
export type LeaseState = "alive" | "suspect" | "expired" | "unverified";
