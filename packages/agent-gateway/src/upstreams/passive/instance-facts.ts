/** One instance as routing sees it: what the registry says of it, without what traffic says. */
export interface InstanceFacts {
  /** Stable for (namespace, name, endpoint). */
  readonly agentId: string;
  readonly name: string;
  /** Of its software. */
  readonly version: string;
  /** Absolute http(s) URL. */
  readonly endpoint: string;
  /** Share of requests relative to the others. */
  readonly weight: number;
  /** Its lease lives, its probes do not fail, it says that it is well, and nobody has drained or disabled it. */
  readonly routable: boolean;
  /** The registry's whole verdict: routable, and no ejection on record. */
  readonly isInRotation: boolean;
  /** Its lease lives and nobody has said that it must not be asked: it is when too few are routable. */
  readonly mayBeAsked: boolean;
  /** An operator wants nothing at all to be sent there, not even what is bound to it. */
  readonly isDisabled: boolean;
  /** Why it is routable or not. */
  readonly why: string;
  /** On the monotonic clock. */
  readonly routableSinceMs: number;
  /** Tools that it says it has; `undefined` when it does not say. */
  readonly tools: ReadonlySet<string> | undefined;
  /** Tools that it declares safe to call twice. */
  readonly repeatableTools: ReadonlySet<string>;
  /** The policy that it asks for. */
  readonly policyHint: unknown;
}
