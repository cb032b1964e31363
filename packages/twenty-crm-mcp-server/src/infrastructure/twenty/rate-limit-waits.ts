import { AsyncLocalStorage } from "node:async_hooks";

/** Told how long a call to Twenty is about to wait for the workspace's rate limit. */
type OnWait = (waitMs: number) => void;

const listeners = new AsyncLocalStorage<OnWait>();

/**
 * Runs work whose calls to Twenty may have to wait, and tells `onWait` of each wait. The listener goes with
 * the asynchronous context, so that no tool has to hand it on.
 */
export function hearingWaits<Result>(onWait: OnWait, work: () => Result): Result {
  return listeners.run(onWait, work);
}

/** What a client of Twenty calls before it waits. */
export function announceWait(waitMs: number): void {
  listeners.getStore()?.(waitMs);
}
