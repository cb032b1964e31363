import { withRegistrants } from "./instance.ts";
import { leaseEdges, leaseState } from "./lease.ts";
import { type Reaping, reapingAt } from "./reaping.ts";
import type { Registrant } from "./registrant.ts";
import type { RegistryCore } from "./registry-core.ts";
import { trafficAt } from "./traffic-record.ts";

/** What time alone does to a registry. */
export class Sweeper {
  readonly #core: RegistryCore;
  readonly #startedMs: number;
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
    this.#core.tombstones.expire(this.#core.clock.now());
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

  /** The gateway itself stood still for so long: what nobody could do meanwhile counts against nobody. */
  excuse(stoodStillMs: number): void {
    const nowMs = this.#core.clock.monotonicMs();
    for (const { agentId, registrants } of this.#core.ledger.all()) {
      this.#core.update(agentId, (instance) => ({
        instance: withRegistrants(
          instance,
          registrants.entries().map(([instanceId, registrant]) => {
            const renewedAtMs = Math.min(nowMs, registrant.renewedAtMs + stoodStillMs);
            return [instanceId, { ...registrant, renewedAtMs }] as const;
          }),
        ),
      }));
    }
  }

  /** When `sweep` has something to do next; `undefined` while nothing is registered. */
  nextEdgeMs(): number | undefined {
    let next: number | undefined;
    for (const { edgeMs } of this.#core.ledger.entries()) {
      if (next === undefined || edgeMs < next) next = edgeMs;
    }
    return next;
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
