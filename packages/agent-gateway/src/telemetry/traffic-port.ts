import type { Decision } from "./decision.ts";

/** What passes through the gateway, for those who show it. */
export interface TrafficPort {
  /** The latest routing decisions, latest first. */
  readonly decisions: (limit: number) => readonly Decision[];
  /** One of the last thousand; `undefined` when it is not, or no longer, known. */
  readonly decision: (id: string) => Decision | undefined;
  /** Every registered service, with its instances and tools. */
  readonly services: () => readonly ServiceTraffic[];
}

/** What passes through one service. */
export interface ServiceTraffic extends TrafficFigures {
  readonly namespace: string;
  readonly service: string;
  readonly type: string;
  /** The balancing policy in force. */
  readonly policy: string;
  /** Fewer than half of the instances are fit, so that all live ones are asked. */
  readonly isPanic: boolean;
  /** Requests that wait for a free place. */
  readonly waiting: number;
  readonly instances: readonly InstanceTraffic[];
  /** At most 256 by name; the others together as `(others)`. */
  readonly tools: readonly ({ readonly tool: string } & TrafficFigures)[];
}

/** What passes through one instance. */
export interface InstanceTraffic extends TrafficFigures {
  readonly agentId: string;
  readonly name: string;
  /** Its software's version: differing ones within a service show a rollout, or a forgotten instance. */
  readonly version: string;
  /** Its share now, slow start included. */
  readonly weight: number;
  /** What an answer is expected to take, in milliseconds; `null` until there was one. */
  readonly expectedLatencyMs: number | null;
  /** Why it gets no requests now; `null` when it does. */
  readonly leftOut: string | null;
}

/** Counted since the service, the instance or the tool was first seen by this process. */
export interface TrafficFigures {
  readonly requests: number;
  /** Answered 5xx, cut, or not answered at all. */
  readonly errors: number;
  /** Streams included. */
  readonly inFlight: number;
  /** Until the first byte of the answer, in milliseconds. */
  readonly latencyMs: {
    readonly count: number;
    readonly sum: number;
    readonly p50: number;
    readonly p95: number;
    readonly p99: number;
    /** How many took at most so long, as a Prometheus histogram counts them. */
    readonly upTo: (ms: number) => number;
  };
}
