import type { ServiceTrafficView } from "agent-gateway-contract";
import { milliseconds } from "web-kit";
import { figure } from "../traffic/line-chart.tsx";

/** What passes through a service or an instance, in few words. */
export function rateWords(
  figures: Pick<ServiceTrafficView, "requestsPerSecond" | "latencyMs"> | undefined,
): string {
  if (figures === undefined || figures.latencyMs.count === 0) return "no requests";
  return `${figure(figures.requestsPerSecond)}/s · p95 ${milliseconds(figures.latencyMs.p95)}`;
}
