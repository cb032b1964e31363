import type { Clock, Logger } from "service-kit";
import type { Instance } from "./instance.ts";
import { verdictOf } from "./verdict.ts";

/** Tells operators, once each, when an instance enters or leaves the rotation, and why. */
export class RotationLog {
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #routable = new Map<string, boolean>();

  constructor({ clock, logger }: { readonly clock: Clock; readonly logger: Logger }) {
    this.#clock = clock;
    this.#logger = logger;
  }

  /** To be called after each change of an instance. */
  observe(instance: Instance): void {
    const { agentId, facts } = instance;
    const { state, why } = verdictOf(instance, this.#clock.monotonicMs());
    const isRoutable = state === "routable";
    const was = this.#routable.get(agentId);
    if (was === isRoutable) return;
    this.#routable.set(agentId, isRoutable);
    const fields = { agent: facts.name, service: facts.service, endpoint: facts.endpoint, why };
    if (isRoutable) this.#logger.info("Instance is in rotation", fields);
    else this.#logger.warn("Instance is out of rotation", fields);
  }

  /** To be called when an instance was removed. */
  forget(agentId: string, name: string): void {
    if (this.#routable.delete(agentId)) this.#logger.info("Instance was removed", { agent: name });
  }
}
