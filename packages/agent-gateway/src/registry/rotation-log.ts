import type { RegistryChange } from "agent-gateway-contract";
import type { Logger } from "service-kit";

/** Tells operators, once each, when an instance enters or leaves the rotation, and why. */
export class RotationLog {
  readonly #logger: Logger;
  readonly #endpointOf: (agentId: string) => string | undefined;
  readonly #routable = new Map<string, boolean>();

  constructor({
    logger,
    endpointOf,
  }: {
    readonly logger: Logger;
    readonly endpointOf: (agentId: string) => string | undefined;
  }) {
    this.#logger = logger;
    this.#endpointOf = endpointOf;
  }

  /** To be called with each change of the registry. */
  observe({ agentId, kind, name, service, why, verdict }: RegistryChange): void {
    if (kind === "removed") {
      if (this.#routable.delete(agentId)) {
        this.#logger.info("Instance was removed", { agent: name, why });
      }
      return;
    }
    const isRoutable = verdict.state === "routable";
    if (this.#routable.get(agentId) === isRoutable) return;
    this.#routable.set(agentId, isRoutable);
    const endpoint = this.#endpointOf(agentId);
    const fields = { agent: name, service, endpoint, why: verdict.why };
    if (isRoutable) this.#logger.info("Instance is in rotation", fields);
    else this.#logger.warn("Instance is out of rotation", fields);
  }
}
