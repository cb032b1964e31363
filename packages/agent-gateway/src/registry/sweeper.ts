import { withRegistrants } from "./instance.ts";
import { leaseEdges, leaseState } from "./lease.ts";
import { type Reaping, reapingAt } from "./reaping.ts";
import type { Registrant } from "./registrant.ts";
import type { RegistryCore } from "./registry-core.ts";
import { trafficAt } from "./traffic-record.ts";

/** So much later than expected tells that nothing could run in between. */
const STOOD_STILL_MS = 2000;

/** What time alone does to a registry. */
export class Sweeper {
  readonly #core: RegistryCore;
  readonly #startedMs: number;
  #expectedMs = Number.POSITIVE_INFINITY;
  /** Why the store cannot be written. */
  storeTrouble: string | undefined;

  constructor(core: RegistryCore) {
    this.#core = core;
    this.#startedMs = core.clock.monotonicMs();
  }

  /** Whether those whose lease expired long ago are removed now, and why not. */
  reaping(): Reaping {
    return reapingAt(this.#core.ledger.entries(), {
      nowMs: this.#core.clock.monotonicMs(),
      startedMs: this.#startedMs,
      storeTrouble: this.storeTrouble,
    });
  }

  /** Does what time alone makes due: doubts silent registrants, removes those long expired. */
  sweep(): void {
    const nowMs = this.#core.clock.monotonicMs();
    this.#core.tombstones.expire(nowMs);
    this.#core.names.expire(nowMs);
    let reaping: Reaping | undefined;
    for (const { instance, edgeMs } of [...this.#core.ledger.entries()]) {
      if (edgeMs > nowMs) continue;
      const { agentId } = instance;
      const isReapable = [...instance.registrants.values()].some((registrant) =>
        isReapDue(registrant, nowMs),
      );
      if (isReapable) reaping ??= this.reaping();
      const mayReap = reaping?.state === "allowed";
      for (const registrant of instance.registrants.values()) {
        this.#sweepRegistrant(agentId, registrant, { nowMs, mayReap });
      }
      const keptBecause = isReapable && !mayReap ? (reaping?.why ?? null) : null;
      this.#core.update(agentId, (left) => ({
        instance: { ...left, keptBecause, traffic: trafficAt(left.traffic, nowMs) },
      }));
    }
  }

  /** By then at the latest the gateway looks at the clock again, if it does not stand still. */
  expectBy(ms: number): void {
    this.#expectedMs = ms;
  }

  /**
   * Whether the gateway itself stood still - a paused machine, a blocked event loop - is found out before anything
   * else: what nobody could do meanwhile counts against nobody.
   */
  catchUp(): void {
    const nowMs = this.#core.clock.monotonicMs();
    const lateMs = nowMs - this.#expectedMs;
    if (lateMs <= STOOD_STILL_MS) return;
    this.#expectedMs = nowMs;
    this.#excuse(lateMs, nowMs);
    this.#core.emit({ type: "stood_still", forMs: lateMs });
  }

  /** When `sweep` has something to do next; `undefined` while nothing is registered. */
  nextEdgeMs(): number | undefined {
    let next: number | undefined;
    for (const { edgeMs } of this.#core.ledger.entries()) {
      if (next === undefined || edgeMs < next) next = edgeMs;
    }
    return next;
  }

  #excuse(lateMs: number, nowMs: number): void {
    this.#core.recalls.postpone(lateMs);
    for (const { agentId, registrants } of this.#core.ledger.all()) {
      this.#core.update(agentId, (instance) => ({
        instance: withRegistrants(
          instance,
          registrants.entries().map(([instanceId, registrant]) => {
            const renewedAtMs = Math.min(nowMs, registrant.renewedAtMs + lateMs);
            return [instanceId, { ...registrant, renewedAtMs }] as const;
          }),
        ),
      }));
    }
  }

  #sweepRegistrant(
    agentId: string,
    registrant: Registrant,
    { nowMs, mayReap }: { readonly nowMs: number; readonly mayReap: boolean },
  ): void {
    if (mayReap && isReapDue(registrant, nowMs)) {
      this.#core.removeForSilence({ ...registrant, agentId }, "its lease expired long ago");
      return;
    }
    const observed = leaseState(registrant, nowMs);
    if (observed === registrant.observed) return;
    this.#core.update(agentId, (instance) => ({
      instance: withRegistrants(instance, [[registrant.instanceId, { ...registrant, observed }]]),
    }));
    if (observed === "suspect") {
      this.#core.emit({ type: "doubted", agentId, why: "its heartbeat is late" });
    }
  }
}

function isReapDue(registrant: Registrant, nowMs: number): boolean {
  return nowMs >= leaseEdges(registrant).reapAtMs;
}
