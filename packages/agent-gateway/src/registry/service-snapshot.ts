import type { AgentStatus } from "agent-gateway-contract";

/** One instance as the data path sees it. */
export interface Candidate {
  /** Stable for (namespace, name, endpoint); shown as `X-Gateway-Instance` and sealed into session ids. */
  readonly agentId: string;
  readonly name: string;
  /** Absolute http(s) URL of what it serves: the MCP endpoint, the agent's run endpoint, … */
  readonly endpoint: string;
  readonly version: string;
  /** Share of requests relative to the others; `degraded` halves it; 0 when not routable. */
  readonly weight: number;
  /** The verdict: operator, lease, status, probe and traffic speak for it. */
  readonly routable: boolean;
  /** The verdict without ejections that have an end: the data path times those itself. */
  readonly fit: boolean;
  /** The reason for the verdict, for people. */
  readonly why: string;
  /** In panic, when too few are routable: its lease lives, no operator holds it back, and it is not leaving. */
  readonly mayBeAsked: boolean;
  /** Its lease has not expired. */
  readonly leaseAlive: boolean;
  /** `drained`: nothing new, what is bound to it may go on; `disabled`: nothing at all. */
  readonly operator: "enabled" | "drained" | "disabled";
  /** What it says of itself. */
  readonly status: AgentStatus;
  /** Since when it has been routable, on the monotonic clock: for slow start. `-Infinity` while it is not. */
  readonly routableSinceMs: number;
  readonly zone: string | null;
  readonly tags: readonly string[];
  /** As declared; empty when nothing is. */
  readonly protocolVersions: readonly string[];
  /** The names of all its tools (`metadata.tools`); `undefined` when it does not declare them. */
  readonly tools: ReadonlySet<string> | undefined;
  /** Tools that it declares safe to call twice (`metadata.readOnlyTools`, `metadata.idempotentTools`). */
  readonly repeatableTools: ReadonlySet<string>;
  readonly toolsDigest: string | null;
  /** The balancing policy that it asks for (`metadata.policy`). */
  readonly policyHint: unknown;
  /** Between 0 (idle) and 1 (full), the mean of what its processes last said; `null` when none does. */
  readonly load: number | null;
}

/** All instances of one service at one moment; never changed. */
export interface ServiceSnapshot {
  readonly namespace: string;
  readonly type: string;
  readonly service: string;
  /** Every known instance in a stable order; routable or not. The same array as long as none of them changes. */
  readonly candidates: readonly Candidate[];
}

/** Names a service among all of them; none of the three has a slash. */
export function serviceKey({
  namespace,
  type,
  service,
}: Pick<ServiceSnapshot, "namespace" | "type" | "service">): string {
  return `${namespace}/${type}/${service}`;
}
