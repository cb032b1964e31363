import type { ParsedRegistration } from "agent-gateway-contract";
import { isLoopback } from "service-kit";

/** What is likely to go wrong with registered addresses, in words for whoever registered them. */
export function endpointWarnings(
  { endpoint, healthCheckEndpoint }: ParsedRegistration,
  peerAddress: string | undefined,
): string[] {
  if (peerAddress === undefined || isLoopback(peerAddress)) return [];
  return Object.entries({ endpoint, healthCheckEndpoint }).flatMap(([field, url]) =>
    url !== undefined && isLoopback(new URL(url).hostname)
      ? [
          `${field} ${url} is a loopback address, but you called from ${peerAddress}: the gateway will look for it on its own machine. Register an address that the gateway can reach.`,
        ]
      : [],
  );
}
