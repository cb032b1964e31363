import type { ClientClock } from "./clock.ts";

/** A signal that aborts with a `TimeoutError` after `delayMs` on the given clock, and can be called off. */
export function timeoutSignal(
  clock: ClientClock,
  delayMs: number,
): { readonly signal: AbortSignal; cancel(): void } {
  const controller = new AbortController();
  const timer = clock.setTimer(
    () => controller.abort(new DOMException("timed out", "TimeoutError")),
    delayMs,
  );
  return { signal: controller.signal, cancel: () => timer.cancel() };
}
