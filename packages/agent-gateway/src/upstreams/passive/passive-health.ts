import type { Clock } from "service-kit";
import { afterFailure, afterSuccess, ejected } from "./ejection.ts";
import type { Fleet } from "./fleet.ts";
import { successRateOutliers, WINDOW_MS } from "./success-rate.ts";
import type { TrafficSign } from "./traffic-sign.ts";
import type { Upstream } from "./upstream.ts";

/** What live traffic says of an instance. */
export interface TrafficFinding {
  readonly state: "fit" | "ejected" | "resting";
  readonly why: string;
  /** How long it stays so without further findings, in milliseconds from now. */
  readonly forMs?: number;
}

/** What passive health needs of its surroundings. */
export interface PassiveHealthOptions {
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** For people and other parts to see; routing does not wait for it. */
  readonly report: (agentId: string, finding: TrafficFinding) => void;
  /** An instance has long answered nothing: look whether it is well. */
  readonly doubt: (agentId: string) => void;
}

/** For so long the others are asked first after a failure, twice as long after two in a row, and so on. */
const SHUN_MS = 250;
/** Silence for so long with requests waiting is worth a look. */
const SILENCE_MS = 2000;
/** A health check that passed all the while says nothing against what the traffic has seen. */
const SHORTEST_MS = 5000;
/** A look that found nothing wrong is repeated after so long, while the silence lasts. */
const DOUBT_AGAIN_MS = 5000;

/** Takes instances out of rotation because live traffic failed there, and back. */
export class PassiveHealth {
  readonly #options: PassiveHealthOptions;
  readonly #windows = new WeakMap<Fleet, number>();

  constructor(options: PassiveHealthOptions) {
    this.#options = options;
  }

  /** An attempt has ended and says something of its instance. */
  record(fleet: Fleet, upstream: Upstream, sign: TrafficSign): void {
    const nowMs = this.#options.clock.monotonicMs();
    this.#turnWindow(fleet, nowMs);
    upstream.window.total += 1;
    switch (sign.kind) {
      case "success":
        upstream.record = afterSuccess(upstream.record);
        return;
      case "busy":
        upstream.rest(sign.forMs, sign.why, nowMs);
        fleet.invalidate();
        // An ejection is the graver news.
        if (upstream.isEjected(nowMs)) return;
        this.#options.report(upstream.agentId, {
          state: "resting",
          why: sign.why,
          forMs: sign.forMs,
        });
        return;
      case "failure":
        upstream.window.failures += 1;
        this.#failed(fleet, upstream, sign.why, nowMs);
    }
  }

  /** A probe that began at `startedAtMs` has ended. A good one ends an ejection; a bad one proves that silence is no patience. */
  probed(fleet: Fleet, upstream: Upstream, isUp: boolean, startedAtMs: number): void {
    const nowMs = this.#options.clock.monotonicMs();
    const { ejection } = upstream.record;
    if (isUp) {
      if (ejection === undefined || startedAtMs - ejection.sinceMs < SHORTEST_MS) return;
      upstream.readmit(nowMs);
      fleet.invalidate();
      this.#options.report(upstream.agentId, { state: "fit", why: "its health check passes" });
      return;
    }
    const silentMs = upstream.load.silentMs(nowMs);
    if (silentMs < SILENCE_MS) return;
    const why = `hangs: no answer for ${Math.round(silentMs / 1000)} s, and its health check fails`;
    if (ejection === undefined) this.#eject(fleet, upstream, why, nowMs);
    for (const attempt of upstream.unanswered.holders()) attempt.abandon(why);
  }

  /** Looks for instances that have fallen silent; to be called about once a second while requests are under way. */
  watch(fleet: Fleet, nowMs: number): void {
    for (const upstream of fleet.upstreams) {
      if (upstream.load.silentMs(nowMs) < SILENCE_MS) continue;
      if (nowMs - upstream.doubtedAtMs < DOUBT_AGAIN_MS) continue;
      upstream.doubtedAtMs = nowMs;
      this.#options.doubt(upstream.agentId);
    }
  }

  #failed(fleet: Fleet, upstream: Upstream, why: string, nowMs: number): void {
    const before = upstream.record;
    upstream.forgive(nowMs);
    const mayEject = fleet.mayEject(nowMs);
    upstream.record = afterFailure(upstream.record, why, {
      nowMs,
      mayEject,
      random: this.#options.random,
    });
    upstream.load.shun(nowMs + SHUN_MS * upstream.record.consecutiveFailures);
    if (before.ejection === undefined) this.#tellEjection(fleet, upstream, nowMs);
  }

  #eject(fleet: Fleet, upstream: Upstream, why: string, nowMs: number): void {
    upstream.forgive(nowMs);
    upstream.record = ejected(upstream.record, why, { nowMs, random: this.#options.random });
    this.#tellEjection(fleet, upstream, nowMs);
  }

  #tellEjection(fleet: Fleet, upstream: Upstream, nowMs: number): void {
    const { ejection } = upstream.record;
    if (ejection === undefined) return;
    fleet.invalidate();
    this.#options.report(upstream.agentId, {
      state: "ejected",
      why: ejection.why,
      forMs: ejection.untilMs - nowMs,
    });
  }

  /** Every ten seconds: who fails far more often than the others is ejected, five in a row or not. */
  #turnWindow(fleet: Fleet, nowMs: number): void {
    const index = Math.floor(nowMs / WINDOW_MS);
    const last = this.#windows.get(fleet);
    if (last === index) return;
    this.#windows.set(fleet, index);
    const counts = fleet.upstreams.map((upstream) => ({ upstream, ...upstream.window }));
    for (const { upstream } of counts) Object.assign(upstream.window, { total: 0, failures: 0 });
    // Counts of an older window, before a pause, say nothing of now.
    if (last !== index - 1) return;
    for (const { upstream, total, failures } of successRateOutliers(counts)) {
      if (upstream.isEjected(nowMs) || !fleet.mayEject(nowMs)) continue;
      const why = `${failures} of ${total} requests failed, far more than elsewhere`;
      this.#eject(fleet, upstream, why, nowMs);
    }
  }
}
