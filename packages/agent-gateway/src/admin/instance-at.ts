import { GatewayError } from "../errors/gateway-error.ts";
import type { Instance } from "../registry/instance.ts";
import type { Registry } from "../registry/registry.ts";

/**
 * The instance that a path names.
 * @throws {GatewayError} 404 when there is none of that id under that name.
 */
export function instanceAt(
  registry: Registry,
  { name = "", agentId = "" }: Readonly<Record<string, string>>,
): Instance {
  const instance = registry.instance(agentId);
  if (instance?.facts.name === name) return instance;
  const ids = registry.named(name).map((each) => each.agentId);
  const hint =
    ids.length === 0
      ? `${name} is not registered.`
      : `The instances of ${name}: ${ids.join(", ")}.`;
  throw new GatewayError("not_registered", `There is no instance ${agentId} of ${name}. ${hint}`);
}
