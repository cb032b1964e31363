import { isLoopback } from "service-kit";

/** Whether a gateway on another machine is told an address that means itself there. */
export function isUnreachableFrom(gatewayUrl: string, endpoint: string): boolean {
  return !isLoopback(new URL(gatewayUrl).hostname) && isLoopback(new URL(endpoint).hostname);
}
