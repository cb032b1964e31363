import type { ParsedRegistration } from "agent-gateway-contract";
import { agentFacts, agentIdOf } from "./agent-facts.ts";
import { afterBeat, type Instance, newInstance, withRegistrants } from "./instance.ts";
import { registrantIdOf, upsertRegistrant } from "./register.ts";
import { registeredInstance } from "./registered-instance.ts";
import type { RegistryCore } from "./registry-core.ts";
import type { RegistryLimits } from "./registry-options.ts";
import type { BeatResult, RegisterResult, UnregisterResult } from "./registry-results.ts";
import { type BeatWord, renewed } from "./renewed.ts";
import { type RegistrantQuery, selectRegistrants } from "./select-registrants.ts";
import { toolsChange } from "./tools-change.ts";
import { weightOf } from "./weight-of.ts";

/** What processes say of themselves: the three messages of the founding contract. */
export class Registrations {
  readonly #core: RegistryCore;
  readonly #limits: RegistryLimits;

  constructor(core: RegistryCore, limits: RegistryLimits) {
    this.#core = core;
    this.#limits = limits;
  }

  /** Idempotent: the same registration again only renews the lease. */
  register(
    registration: ParsedRegistration,
    { owner }: { readonly owner: string },
  ): RegisterResult {
    const at = this.#core.instant();
    const facts = agentFacts(registration);
    const { name } = facts;
    if (this.#core.names.isTaken(name, owner)) return { kind: "name_taken" };
    const agentId = agentIdOf(facts);
    const instanceId = registrantIdOf(registration, facts, owner);
    const known = this.#core.ledger.get(agentId);
    const before = known?.registrants.get(instanceId);
    const upsert = upsertRegistrant(before, registration, {
      instanceId,
      owner,
      at,
      hadPredecessor: this.#core.tombstones.has(name, instanceId),
    });
    const { registrant } = upsert;
    if (upsert.kind === "superseded" && known !== undefined) {
      return { kind: "superseded", instance: known, registrant };
    }
    if (this.#isFull(known, instanceId)) return { kind: "full" };
    const operator = this.#core.operators.of({ agentId, facts });
    const base = known ?? newInstance(agentId, facts, { registeredAt: at.iso, operator });
    const registered = registeredInstance(base, facts, registrant, at.ms);
    if (this.#isTooMuch(known, registered.instance)) return { kind: "full" };
    const instance = this.#core.ledger.put(registered.instance, registered.said);
    this.#core.names.occupy(name, owner);
    this.#core.tombstones.clear(name, instanceId);
    this.#core.emit({ type: "unsaved" });
    this.#core.emit({ type: "registered", agentId });
    this.#core.due(agentId);
    if (known !== undefined && registered.isNewProcess) {
      this.#core.emit({ type: "doubted", agentId, why: "a new process registered" });
    }
    return { kind: known === undefined ? "created" : "updated", instance, registrant };
  }

  /** Renews the leases that the beat stands for. */
  beat(name: string, query: RegistrantQuery & BeatWord): BeatResult {
    const at = this.#core.instant();
    if (this.#core.names.isTaken(name, query.owner)) return { kind: "name_taken" };
    const selection = selectRegistrants(this.#core.vouching(name), query);
    if (selection.kind === "superseded") return { kind: "superseded" };
    if (selection.kind === "none") return { kind: this.#core.missing(name, query.instanceId) };
    const byAgent = Map.groupBy(selection.registrants, ({ agentId }) => agentId);
    for (const [agentId, vouching] of byAgent) {
      this.#core.ledger.timelines.beat(agentId, at.iso);
      const said = this.#core.ledger.entry(agentId)?.outlook.status.state;
      this.#core.update(agentId, (instance) => {
        const next = withRegistrants(
          instance,
          vouching.flatMap(({ instanceId }) => {
            const registrant = instance.registrants.get(instanceId);
            return registrant ? [[instanceId, renewed(registrant, query, at)] as const] : [];
          }),
        );
        // A beat by name only may come from another address of that name, which says nothing of this one.
        const traffic = byAgent.size === 1 ? afterBeat(instance) : instance.traffic;
        return { instance: { ...next, traffic }, said: toolsChange(instance, next) };
      });
      const isNews = this.#core.ledger.entry(agentId)?.outlook.status.state !== said;
      if (isNews)
        this.#core.emit({ type: "doubted", agentId, why: "it says that its status changed" });
    }
    const isRecalled = query.instanceId === undefined && this.#core.recalls.has(name, at.ms);
    return isRecalled ? { kind: "gone" } : { kind: "renewed", registrants: selection.registrants };
  }

  /** Removes what is certainly meant; where several processes may be meant, lets a probe decide. */
  unregister(name: string, query: RegistrantQuery): UnregisterResult {
    if (this.#core.names.isTaken(name, query.owner)) return { kind: "name_taken" };
    const selection = selectRegistrants(this.#core.vouching(name), query);
    if (selection.kind === "superseded") return { kind: "superseded" };
    if (selection.kind === "none") return { kind: this.#core.missing(name, query.instanceId) };
    const [first, ...others] = selection.registrants;
    const isCertain =
      query.instanceId !== undefined ||
      // Where another was removed lately, this may be its last word, which comes late.
      (first !== undefined &&
        others.length === 0 &&
        !first.shared &&
        !this.#core.tombstones.has(name));
    if (isCertain) {
      for (const registrant of selection.registrants) this.#core.remove(registrant, "unregistered");
      return { kind: "removed" };
    }
    const leavingSinceMs = this.#core.clock.monotonicMs();
    for (const { agentId, ...registrant } of selection.registrants) {
      this.#core.update(agentId, (instance) => ({
        instance: withRegistrants(instance, [
          [registrant.instanceId, { ...registrant, leavingSinceMs }],
        ]),
      }));
    }
    for (const agentId of new Set(selection.registrants.map((registrant) => registrant.agentId))) {
      this.#core.emit({ type: "doubted", agentId, why: "unregistered by name only" });
    }
    return { kind: "suspect" };
  }

  /** A mere renewal weighs nothing more, so it is always taken. */
  #isTooMuch(known: Instance | undefined, instance: Instance): boolean {
    const added = weightOf(instance) - (known === undefined ? 0 : weightOf(known));
    return added > 0 && this.#core.ledger.weight + added > this.#limits.maxBytes;
  }

  #isFull(known: Instance | undefined, instanceId: string): boolean {
    if (known === undefined) return this.#core.ledger.size >= this.#limits.maxInstances;
    return (
      !known.registrants.has(instanceId) &&
      known.registrants.size >= this.#limits.maxRegistrantsPerInstance
    );
  }
}
