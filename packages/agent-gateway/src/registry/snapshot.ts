/** One instance as the data path sees it. */
export interface Candidate {
  /** Stable for (namespace, name, endpoint); shown as `X-Gateway-Instance` and sealed into session ids. */
  readonly agentId: string;
  readonly name: string;
  /** Absolute http(s) URL of the instance's MCP endpoint. */
  readonly endpoint: string;
  /** Share of requests relative to the others; `degraded` halves it. */
  readonly weight: number;
  readonly routable: boolean;
  /** Tools that the instance declares safe to call twice. */
  readonly repeatableTools: ReadonlySet<string>;
}

/** An immutable picture of the registry, swapped whole: all that a proxied request ever reads. */
export interface Snapshot {
  readonly revision: number;
  /** Every known instance by service name, in a stable order; routable or not. */
  readonly services: ReadonlyMap<string, readonly Candidate[]>;
}
