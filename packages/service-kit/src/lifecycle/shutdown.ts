import type { Clock } from "../clock/clock.ts";
import { systemClock } from "../clock/system-clock.ts";
import type { Logger } from "../logging/logger.ts";

/** One thing to do before the process ends. */
export interface ShutdownStep {
  /** Shown in the log, for example `stop accepting connections`. */
  readonly name: string;
  readonly timeoutMs: number;
  run(): Promise<void> | void;
}

/** Runs the steps in order, once, however often it is called; a step that fails or hangs never stops the next. */
export function createShutdown({
  steps,
  logger,
  clock = systemClock,
}: {
  readonly steps: readonly ShutdownStep[];
  readonly logger: Logger;
  readonly clock?: Clock;
}): (reason: string) => Promise<void> {
  let running: Promise<void> | undefined;
  return (reason) => {
    running ??= runSteps(steps, reason, logger, clock);
    return running;
  };
}

async function runSteps(
  steps: readonly ShutdownStep[],
  reason: string,
  logger: Logger,
  clock: Clock,
): Promise<void> {
  logger.info("Shutting down", { reason });
  for (const step of steps) {
    const outcome = await runStep(step, clock);
    if (outcome.ok) logger.debug("Shutdown step done", { step: step.name });
    else logger.warn("Shutdown step failed", { step: step.name, reason: outcome.reason });
  }
  logger.info("Shutdown complete");
}

type StepOutcome = { readonly ok: true } | { readonly ok: false; readonly reason: string };

async function runStep(step: ShutdownStep, clock: Clock): Promise<StepOutcome> {
  let timer: { cancel(): void } | undefined;
  const timedOut = new Promise<StepOutcome>((resolve) => {
    timer = clock.setTimer(
      () => resolve({ ok: false, reason: `still running after ${step.timeoutMs} ms` }),
      step.timeoutMs,
    );
  });
  try {
    const done = Promise.resolve(step.run()).then((): StepOutcome => ({ ok: true }));
    return await Promise.race([done, timedOut]);
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  } finally {
    timer?.cancel();
  }
}
