/** Why a request went where it went. */
export interface Decision {
  readonly id: string;
  /** ISO 8601. */
  readonly at: string;
  readonly namespace: string;
  readonly service: string;
  readonly type: string;
  /** The JSON-RPC method where there is one, else the HTTP method. */
  readonly method: string;
  readonly tool: string | null;
  readonly policy: string;
  /** What the choice was bound to. */
  readonly boundBy: "nothing" | "session" | "request-state" | "affinity";
  /** Fewer than half of the instances were fit, so that all were tried. */
  readonly isPanic: boolean;
  readonly attempts: readonly DecisionAttempt[];
  /** Of the answer that the client got; `null` when the client left before. */
  readonly status: number | null;
  readonly durationMs: number;
  /** Only when the request asked for it (`X-Gateway-Trace: 1`). */
  readonly candidates?: readonly ConsideredCandidate[];
}

/** One instance that the request was sent to. */
export interface DecisionAttempt {
  readonly agentId: string;
  readonly name: string;
  readonly outcome: "answered" | "failed" | "refused" | "client_left";
  readonly why: string | null;
  readonly durationMs: number;
}

/** One instance of the service as it stood when the choice was made. */
export interface ConsideredCandidate {
  readonly agentId: string;
  readonly name: string;
  readonly verdict: "considered" | "left_out";
  /** For whom was left out. */
  readonly why: string | null;
  readonly weight: number;
  readonly inFlight: number;
  /** What an answer is expected to take; `null` until there was one. */
  readonly latencyMs: number | null;
}
