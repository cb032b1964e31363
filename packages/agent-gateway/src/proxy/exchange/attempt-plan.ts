import type { Clock } from "service-kit";
import type { FieldLines } from "../../transport/field-lines.ts";
import type { UpstreamTransport } from "../../transport/upstream.ts";
import type { PassiveHealth } from "../../upstreams/passive/passive-health.ts";
import type { FilterSource } from "./answer-filter.ts";
import type { Ticker } from "./ticker.ts";

/** How an attempt ended. */
export type AttemptOutcome =
  /** The client has its answer, or as much of it as the instance gave before it died. */
  | { readonly kind: "answered" }
  | { readonly kind: "client_left" }
  /** The instance answered with a fault of its own, of which the client has seen nothing. */
  | { readonly kind: "refused"; readonly status: number }
  /** The client has seen nothing; unless `wasSent`, neither has the instance. */
  | {
      readonly kind: "failed";
      readonly wasSent: boolean;
      readonly timedOut: boolean;
      /** The instance hangs, and the call was taken from it. */
      readonly isAbandoned: boolean;
      readonly reason: string;
    };

/** What is done with an answer. */
export interface AttemptPlan {
  /** Whether another instance is to be asked instead of passing this answer on. */
  readonly mayMove: (status: number, fields: FieldLines) => boolean;
  /** Whether the call may be taken from an instance that hangs. */
  readonly mayAbandon: () => boolean;
  /** Whether an instance that has not answered for so long is to be given up for another one. */
  readonly isOverdue: (waitedMs: number) => boolean;
  /** Keeps a JSON answer back until it is whole. */
  readonly holdsJson: boolean;
  /** Changes a JSON answer that was kept back. */
  readonly rewriteJson: ((body: Buffer) => Buffer) | undefined;
  readonly filter: FilterSource | undefined;
  /** Adds what the gateway itself says with an answer. */
  readonly addFields: (sent: string[], received: FieldLines) => void;
}

/** Something that wants to be called about once a second. */
export interface Ticking {
  readonly tick: (nowMs: number) => void;
  /** Ends it now, where cutting its connections does not. */
  readonly finish?: () => void;
}

/** What attempts work with. */
export interface AttemptDependencies {
  readonly clock: Clock;
  readonly transport: UpstreamTransport;
  readonly health: PassiveHealth;
  /** An instance could not be reached; nothing was sent to it. */
  readonly onUnreachable: (agentId: string, reason: string) => void;
  /** Attempts under way. */
  readonly open: Pick<Ticker, "add" | "delete">;
}
