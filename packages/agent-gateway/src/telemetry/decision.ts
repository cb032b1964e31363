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
  /** By what the instance was chosen: a policy, or what bound the request to its instance. */
  readonly chosenBy: string;
  /** Fewer than half of the instances were fit, so that all live ones were asked. */
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
  /** `refused`: it answered 5xx, and another one was asked; `cut`: it died while it answered. */
  readonly outcome: "answered" | "cut" | "failed" | "refused" | "client_left";
  readonly why: string | null;
  readonly durationMs: number;
}

/** One instance of the service as it stood when the first choice was made. */
export interface ConsideredCandidate {
  readonly agentId: string;
  readonly name: string;
  /** Why it was left out; `null` when it was not. */
  readonly leftOut: string | null;
  readonly weight: number;
  readonly inFlight: number;
  /** What an answer is expected to take; `null` until there was one. */
  readonly latencyMs: number | null;
}

/** A decision while it is made and as it is kept: what is only for readers is worked out when somebody reads. */
export interface DecisionDraft {
  readonly sequence: number;
  readonly atEpochMs: number;
  readonly startedMs: number;
  readonly namespace: string;
  readonly service: string;
  readonly type: string;
  readonly method: string;
  readonly tool: string | undefined;
  chosenBy: string;
  isPanic: boolean;
  readonly attempts: DecisionAttempt[];
  status: number | null;
  durationMs: number;
  candidates: readonly ConsideredCandidate[] | undefined;
}
