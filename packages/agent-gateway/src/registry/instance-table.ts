import type { Instance } from "./instance.ts";

/** The instances by id and by name, and a count of the changes that routing depends on. */
export class InstanceTable {
  readonly #byId = new Map<string, Instance>();
  readonly #idsByName = new Map<string, Set<string>>();
  #version = 0;

  /** Grows whenever a table derived from the instances is out of date; a mere renewal does not count. */
  get version(): number {
    return this.#version;
  }

  get size(): number {
    return this.#byId.size;
  }

  get(agentId: string): Instance | undefined {
    return this.#byId.get(agentId);
  }

  all(): readonly Instance[] {
    return [...this.#byId.values()];
  }

  named(name: string): readonly Instance[] {
    const ids = this.#idsByName.get(name) ?? [];
    return [...ids].flatMap((agentId) => this.#byId.get(agentId) ?? []);
  }

  put(instance: Instance): void {
    const { agentId, facts } = instance;
    if (isNews(this.#byId.get(agentId), instance)) this.#version += 1;
    this.#byId.set(agentId, instance);
    const siblings = this.#idsByName.get(facts.name) ?? new Set();
    this.#idsByName.set(facts.name, siblings.add(agentId));
  }

  delete({ agentId, facts }: Instance): void {
    this.#version += 1;
    this.#byId.delete(agentId);
    const siblings = this.#idsByName.get(facts.name);
    siblings?.delete(agentId);
    if (siblings?.size === 0) this.#idsByName.delete(facts.name);
  }
}

/** Whether anything but instants changed; leases are compared as the last sweep saw them. */
function isNews(before: Instance | undefined, after: Instance): boolean {
  return (
    before === undefined ||
    before.facts !== after.facts ||
    before.probe.state !== after.probe.state ||
    before.ejection !== after.ejection ||
    before.registrants.size !== after.registrants.size ||
    after.registrants.values().some((registrant) => {
      const known = before.registrants.get(registrant.instanceId);
      return known?.status !== registrant.status || known.observed !== registrant.observed;
    })
  );
}
