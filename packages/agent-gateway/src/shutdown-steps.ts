import type { ShutdownStep } from "service-kit";
import type { StartedGateway } from "./start-gateway.ts";

/** How long open calls may go on. */
const DRAIN_MS = 30_000;

/**
 * `/ready` says no, then nothing new is accepted, then open calls get their answers, then streams that only
 * stand open are cut, then everything is written.
 */
export function shutdownSteps(gateway: StartedGateway): ShutdownStep[] {
  const { drain, listening, callsDone, cleanUp } = gateway;
  return [
    { name: "say that it is not ready", timeoutMs: 100, run: drain },
    { name: "stop accepting connections", timeoutMs: 100, run: () => listening.stopAccepting() },
    { name: "let open calls end", timeoutMs: DRAIN_MS, run: callsDone },
    { name: "cut streams and write the registry", timeoutMs: 5000, run: cleanUp },
    { name: "close connections", timeoutMs: 1000, run: () => listening.close() },
  ];
}
