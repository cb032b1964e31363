import type { ParsedRegistration } from "agent-gateway-contract";
import type { Caller } from "../access/caller.ts";
import { GatewayError } from "../errors/gateway-error.ts";
import { agentFacts } from "../registry/agent-facts.ts";

/** @throws {GatewayError} 403 when the key is not for that name, or not for that service. */
export function requireRegistration(caller: Caller, registration: ParsedRegistration): void {
  const { name, namespace, service } = agentFacts(registration);
  if (caller.mayRegister(namespace, name, service)) return;
  const of = namespace === "default" ? "" : ` in the namespace ${namespace}`;
  throw new GatewayError(
    "forbidden",
    `The key ${caller.id} needs the scope agent:register for the name ${name} and the service ${service}${of}.`,
  );
}

/** @throws {GatewayError} 403 when the key is for no such name. */
export function requireName(caller: Caller, name: string): void {
  if (caller.mayCallFor(name)) return;
  throw new GatewayError(
    "forbidden",
    `The key ${caller.id} needs the scope agent:register for the name ${name}.`,
  );
}
