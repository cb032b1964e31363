import type { ShutdownStep } from "service-kit";
import type { StartedGateway } from "./start-gateway.ts";

/** How long open requests and streams may go on. */
const DRAIN_MS = 30_000;

/** `/ready` says no, then nothing new is accepted, then what is open ends, then everything is written. */
export function shutdownSteps({ drain, listening, cleanUp }: StartedGateway): ShutdownStep[] {
  return [
    { name: "say that it is not ready", timeoutMs: 100, run: drain },
    { name: "stop accepting connections", timeoutMs: 100, run: () => listening.stopAccepting() },
    {
      name: "let open requests end",
      timeoutMs: DRAIN_MS + 1000,
      run: () => listening.close({ graceMs: DRAIN_MS }),
    },
    { name: "write the registry", timeoutMs: 5000, run: cleanUp },
  ];
}
