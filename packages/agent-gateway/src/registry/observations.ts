import { withRegistrants } from "./instance.ts";
import { afterProbe, type ProbeOutcome, type ProbeThresholds } from "./probe-record.ts";
import type { RegistryCore } from "./registry-core.ts";
import { type TrafficFinding, UNTROUBLED } from "./traffic-record.ts";

/** What the gateway itself sees of instances. */
export class Observations {
  readonly #core: RegistryCore;
  readonly #thresholds: ProbeThresholds;

  constructor(core: RegistryCore, thresholds: ProbeThresholds) {
    this.#core = core;
    this.#thresholds = thresholds;
  }

  /** Takes a probe's finding into account; `startedAtMs` is when the probe began. */
  recordProbe(agentId: string, outcome: ProbeOutcome, startedAtMs: number): void {
    const known = this.#core.ledger.get(agentId);
    if (known === undefined) return;
    const leaving = [...known.registrants.values()].filter(
      ({ leavingSinceMs }) => leavingSinceMs !== null && leavingSinceMs <= startedAtMs,
    );
    const isUp = outcome.result !== "failing";
    // What the data path times it also ends: it knows what a passing health check says against the traffic.
    const { sinceMs: troubledSinceMs, untilMs } = known.traffic;
    const isAfterTrouble = untilMs === null && troubledSinceMs <= startedAtMs;
    this.#core.update(agentId, (instance) => ({
      instance: {
        ...withRegistrants(
          instance,
          leaving.map((registrant) => [
            registrant.instanceId,
            { ...registrant, leavingSinceMs: null },
          ]),
        ),
        probe: afterProbe(instance.probe, outcome, this.#thresholds),
        traffic: isUp && isAfterTrouble ? UNTROUBLED : instance.traffic,
      },
    }));
    if (isUp) return;
    const why = `unregistered by name, and its health check fails: ${outcome.why}`;
    for (const registrant of leaving) this.#core.removeForSilence({ ...registrant, agentId }, why);
  }

  /** What live traffic found; an instance that is ejected without an end is probed at once, others come back when their time is over. */
  recordTraffic(agentId: string, { state, why, untilMs }: TrafficFinding): void {
    const sinceMs = this.#core.clock.monotonicMs();
    const traffic = state === "ok" ? UNTROUBLED : { state, why, sinceMs, untilMs: untilMs ?? null };
    this.#core.update(agentId, (instance) => ({ instance: { ...instance, traffic } }));
    if (this.#core.ledger.get(agentId) === undefined) return;
    this.#core.due(agentId);
    if (state !== "ejected" || untilMs !== undefined) return;
    this.#core.emit({ type: "doubted", agentId, why: `live traffic: ${why}` });
  }
}
