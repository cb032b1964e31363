import type { AuditEntry } from "agent-gateway-contract";
import type { Clock, Logger } from "service-kit";
import type { Gatekeeper } from "../access/gatekeeper.ts";
import type { KeyRing } from "../access/key-ring.ts";
import type { KeysFileStatus } from "../access/keys-file.ts";
import type { AuditRecord } from "../audit/audit-trail.ts";
import type { Registry } from "../registry/registry.ts";
import type { StoreHealth } from "../registry/store-writer.ts";
import type { TrafficHistory } from "../telemetry/traffic-history.ts";
import type { TrafficPort } from "../telemetry/traffic-port.ts";
import type { AgentCards } from "../upstreams/agent-cards.ts";
import type { EventStreams } from "./live/event-streams.ts";
import type { Waiters } from "./live/waiters.ts";

/** Where changes are stored. */
interface AdminStore {
  /** Resolves when a change could be stored: asked before an operator's decision. @throws {GatewayError} when not. */
  readonly ready: () => Promise<void>;
  /** Resolves when every change so far is stored. @throws {GatewayError} when it cannot be. */
  readonly persist: () => Promise<void>;
  readonly health: () => StoreHealth;
}

/** Who may do what, and who did. */
interface AdminAccess {
  readonly gatekeeper: Gatekeeper;
  readonly keys: KeyRing;
  /** `undefined`: there is no keys file. */
  readonly keysFile: () => KeysFileStatus | undefined;
  /** Writes a line into the audit trail; it is stored with the next change. */
  readonly audit: (record: AuditRecord) => void;
  /** Latest first. */
  readonly trail: () => readonly AuditEntry[];
}

/** What of the process the metrics show. */
export interface ProcessUsage {
  readonly residentBytes: number;
  readonly heapBytes: number;
  /** Of all threads, since the process began. */
  readonly cpuSeconds: number;
}

/** What the control path works with. */
export interface AdminDependencies {
  readonly registry: Registry;
  readonly store: AdminStore;
  readonly access: AdminAccess;
  readonly traffic: TrafficPort;
  readonly history: TrafficHistory;
  readonly cards: AgentCards;
  /** Requests that wait for a change, and clients that listen to changes. */
  readonly waiters: Waiters;
  readonly events: EventStreams;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly publicUrl: string | undefined;
  readonly version: string;
  /** Tells this process from others of the same gateway, in entity tags. */
  readonly processId: string;
  readonly usage: (() => ProcessUsage) | undefined;
  /** Requests and streams that are being proxied now. */
  readonly inFlight: () => number;
  readonly phase: () => "starting" | "ready" | "draining";
}
