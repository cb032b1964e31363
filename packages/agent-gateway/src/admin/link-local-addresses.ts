import type { ParsedRegistration } from "agent-gateway-contract";
import { GatewayError } from "../errors/gateway-error.ts";
import type { FieldProblem } from "../errors/problem-response.ts";
import { isLinkLocal } from "../transport/link-local.ts";

/**
 * Says early what would be refused later: what counts is where a connection would lead, and that is judged when one is
 * made.
 * @throws {GatewayError} 400 that names each address that is link-local.
 */
export function refuseLinkLocal({ endpoint, healthCheckEndpoint }: ParsedRegistration): void {
  const problem =
    "is a link-local or metadata address, to which the gateway connects for nobody; register one that others reach";
  const errors: FieldProblem[] = Object.entries({ endpoint, healthCheckEndpoint })
    .filter(([, url]) => url !== undefined && isLinkLocal(new URL(url).hostname))
    .map(([field]) => ({ field, problem }));
  if (errors.length === 0) return;
  const detail = errors.map(({ field }) => `${field}: ${problem}`).join("; ");
  throw new GatewayError("invalid_request", detail, errors);
}
