/** A mistake in one rule of the registry, made in its source text. */
export interface Fault {
  readonly rule: string;
  /** Below `src/registry/`. */
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** Where to look first: a seed that found it before. */
  readonly seed?: number;
}

/** One for each rule: the simulation is worth what it finds of these. */
export const FAULTS: readonly Fault[] = [
  {
    rule: "a lease ends by itself",
    file: "lease.ts",
    find: 'if (nowMs >= expiresAtMs) return "expired";',
    replace: "",
    seed: 49,
  },
  {
    rule: "a lease lasts as long as it was promised",
    file: "lease.ts",
    find: "const expiresAtMs = renewedAtMs + leaseTtlMs;",
    replace: "const expiresAtMs = renewedAtMs + leaseTtlMs / 4;",
  },
  {
    rule: "an expired lease is kept for long",
    file: "lease.ts",
    find: "reapAtMs: expiresAtMs + Math.max(REAP_AFTER_TTLS * leaseTtlMs, MIN_REAP_AFTER_MS),",
    replace: "reapAtMs: renewedAtMs + heartbeatIntervalMs,",
  },
  {
    rule: "leases run on the monotonic clock",
    file: "registry-core.ts",
    find: "return { ms: this.clock.monotonicMs(), iso",
    replace: "return { ms: this.clock.now().getTime() - Date.UTC(2026, 0, 1), iso",
  },
  {
    rule: "a beat renews the lease",
    file: "renewed.ts",
    find: "renewedAtMs: at.ms,",
    replace: "",
  },
  {
    rule: "three failed probes take an instance out",
    file: "verdict.ts",
    find: 'if (probe.state === "failing") return',
    replace: "if (probe === undefined) return",
  },
  {
    rule: "probes count failures in a row",
    file: "probe-record.ts",
    find: "const against = record.against + 1;",
    replace: "const against = 1;",
  },
  {
    rule: "a message says which process it is of",
    file: "select-registrants.ts",
    find: "registrant.epoch === epoch || registrant.epoch === 0",
    replace: "true",
  },
  {
    rule: "an unregistration says which process it is of",
    file: "registrations.ts",
    find: 'const selection = selectRegistrants(this.#core.vouching(name), query);\n    if (selection.kind === "superseded") return { kind: "superseded" };\n    if (selection.kind === "none") return { kind: this.#core.missing(name, query.instanceId) };\n    const [first',
    replace:
      'const selection = selectRegistrants(this.#core.vouching(name), { ...query, epoch: undefined });\n    if (selection.kind === "superseded") return { kind: "superseded" };\n    if (selection.kind === "none") return { kind: this.#core.missing(name, query.instanceId) };\n    const [first',
  },
  {
    rule: "an older process does not register over a younger one",
    file: "register.ts",
    find: "return epoch !== undefined && epoch < known.epoch &&",
    replace: "return epoch !== undefined && epoch < 0 &&",
  },
  {
    rule: "an unregistration by name of several lets a probe decide",
    file: "registrations.ts",
    find: "const isCertain =",
    replace: "const isCertain = true ||",
  },
  {
    rule: "processes behind a made-up id are told apart",
    file: "register.ts",
    find: "known.saysRegisteredAt !== saysRegisteredAt",
    replace: "false",
  },
  {
    rule: "those who share a lease keep the longest",
    file: "register.ts",
    find: "leaseTtlMs: Math.max(a.leaseTtlMs, b.leaseTtlMs),",
    replace: "leaseTtlMs: b.leaseTtlMs,",
    seed: 476,
  },
  {
    rule: "a probe that began before an unregistration does not decide on it",
    file: "observations.ts",
    find: "leavingSinceMs !== null && leavingSinceMs <= startedAtMs",
    replace: "leavingSinceMs !== null",
    seed: 795,
  },
  {
    rule: "who may live learns that it is not listed",
    file: "registry-core.ts",
    find: "if (mayLive) this.recalls.add(name);",
    replace: "",
    seed: 347,
  },
  {
    rule: "a late word of a removed one is not the word of another",
    file: "registrations.ts",
    find: "!this.#core.tombstones.has(name));",
    replace: "true);",
    seed: 527,
  },
  {
    rule: "no key takes another's name",
    file: "name-holds.ts",
    find: "return hold !== undefined && hold.owner !== owner && hold.owner !== NOBODY;",
    replace: "return false;",
  },
  {
    rule: "a vacant name stays its owner's for a day",
    file: "name-holds.ts",
    find: "this.kept.set(name, { ...hold, vacantSince: at.iso });",
    replace: "this.kept.delete(name);",
  },
  {
    rule: "the owner of a name is stored",
    file: "registry-core.ts",
    find: "names: this.names.kept.takeUnsaved(),",
    replace: "names: { put: [], remove: [] },",
  },
  {
    rule: "no revision is given twice",
    file: "revision-counter.ts",
    find: "this.#reserved = this.#last + BLOCK;",
    replace: "this.#reserved = this.#last;",
  },
  {
    rule: "what is known from before a restart is unverified",
    file: "stored-instance.ts",
    find: "confirmed: false,",
    replace: "confirmed: true,",
  },
  {
    rule: "leases begin anew with a restart",
    file: "stored-instance.ts",
    find: "renewedAtMs: nowMs,",
    replace: "renewedAtMs: nowMs - registrant.leaseTtlMs,",
  },
  {
    rule: "a registration is stored",
    file: "ledger.ts",
    find: "this.#unsaved.add(agentId);\n    }",
    replace: "}",
  },
  {
    rule: "what could not be stored is stored later",
    file: "ledger.ts",
    find: "for (const [agentId] of put) this.#unsaved.add(agentId);",
    replace: "",
  },
  {
    rule: "an operator's decision outlives a new registration",
    file: "registered-instance.ts",
    find: "facts: isSameFacts ? known.facts : described,",
    replace:
      "facts: isSameFacts ? known.facts : described, operator: { ...known.operator, drained: null, disabled: null },",
  },
  {
    rule: "an operator's decision outlives a removal",
    file: "operator-states.ts",
    find: "return this.kept.get(agentId) ?? undecided;",
    replace: "return undecided;",
  },
  {
    rule: "an operator's decision is stored",
    file: "registry-core.ts",
    find: "operators: this.operators.kept.takeUnsaved(),",
    replace: "operators: { put: [], remove: [] },",
  },
  {
    rule: "nobody is removed for silence while most are silent",
    file: "reaping.ts",
    find: "if (expected >= MIN_INSTANCES && renewed < MIN_RENEWED_SHARE * expected) {",
    replace: "if (expected < 0) {",
  },
  {
    rule: "nobody is removed for silence while the store is out of order",
    file: "reaping.ts",
    find: "if (storeTrouble !== undefined) return",
    replace: "if (storeTrouble === nowMs) return",
    seed: 128,
  },
  {
    rule: "time in which the gateway stood still counts against nobody",
    file: "sweeper.ts",
    find: "this.#excuse(lateMs, nowMs);",
    replace: "",
  },
];
