import type { OperatorAction } from "./operator-state.ts";
import type { RegistryCore } from "./registry-core.ts";

/** Who decides something about an instance, and why. */
export interface OperatorWord {
  /** For the record: the id of a key or the name of a person. */
  readonly by: string;
  readonly why?: string;
}

const DONE = {
  drain: "drained",
  undrain: "undrained",
  disable: "disabled",
  enable: "enabled",
} as const;

/** What operators do. */
export class Operations {
  readonly #core: RegistryCore;

  constructor(core: RegistryCore) {
    this.#core = core;
  }

  /** An operator's decision on an address: holds for whoever registers there until it is taken back. */
  decide(agentId: string, action: OperatorAction, { by, why = "" }: OperatorWord): boolean {
    const known = this.#core.ledger.get(agentId);
    if (known === undefined) return false;
    const at = this.#core.clock.now().toISOString();
    const operator = this.#core.operators.decide(known, action, { by, at, why });
    const words = `by ${by}${why === "" ? "" : `: ${why}`}`;
    this.#core.ledger.put({ ...known, operator }, { kind: DONE[action], why: words });
    this.#core.emit({ type: "unsaved" });
    return true;
  }

  /**
   * An operator removes an instance with everyone who vouches for it; those who live register again. With its last
   * instance a name is released, so that another key can have it.
   */
  remove(agentId: string, { by, why = "" }: OperatorWord): boolean {
    const known = this.#core.ledger.get(agentId);
    if (known === undefined) return false;
    const words = `removed by ${by}${why === "" ? "" : `: ${why}`}`;
    for (const registrant of known.registrants.values()) {
      this.#core.remove({ ...registrant, agentId }, words);
    }
    if (this.#core.ledger.named(known.facts.name).length === 0)
      this.#core.names.release(known.facts.name);
    return true;
  }

  /** An operator lets another key have a name whose last instance has gone. */
  releaseName(name: string): "released" | "in_use" | "not_held" {
    if (this.#core.ledger.named(name).length > 0) return "in_use";
    if (!this.#core.names.release(name)) return "not_held";
    this.#core.emit({ type: "unsaved" });
    return "released";
  }

  /** Asks for a probe at once. */
  probeNow(agentId: string, { by }: OperatorWord): boolean {
    if (this.#core.ledger.get(agentId) === undefined) return false;
    this.#core.emit({ type: "doubted", agentId, why: `asked for by ${by}` });
    return true;
  }
}
