import type { ClientClock } from "./clock.ts";

/** A signal that aborts by itself after a while, or earlier when told to. */
export interface TimeoutSignal {
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  readonly abort: (reason: Error) => void;
  /** Ends the timer. */
  readonly cancel: () => void;
}

/** Aborts with a `TimeoutError` after `timeoutMs` on the given clock. */
export function timeoutSignal(clock: ClientClock, timeoutMs: number): TimeoutSignal {
  const controller = new AbortController();
  const timer = clock.setTimer(
    () => controller.abort(new DOMException("timed out", "TimeoutError")),
    timeoutMs,
  );
  return {
    signal: controller.signal,
    timeoutMs,
    abort: (reason) => controller.abort(reason),
    cancel: () => timer.cancel(),
  };
}
