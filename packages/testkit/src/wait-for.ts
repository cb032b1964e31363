import { setTimeout as delay } from "node:timers/promises";

/** Thrown by a condition that can no longer come true: ends the wait at once. */
export class ConditionImpossible extends Error {}

/**
 * Polls until `condition` returns something truthy, and returns that.
 * @throws an Error that says what was waited for, with the last failure, after `timeoutMs`.
 */
export async function waitFor<T>(
  condition: () => T | Promise<T>,
  {
    what,
    timeoutMs = 25_000,
    everyMs = 20,
  }: { what: string | (() => string); timeoutMs?: number; everyMs?: number },
): Promise<NonNullable<T>> {
  const deadline = performance.now() + timeoutMs;
  let failure: unknown;
  for (;;) {
    try {
      const value = await condition();
      if (value) return value;
      failure = undefined;
    } catch (error) {
      if (error instanceof ConditionImpossible) throw error;
      failure = error;
    }
    if (performance.now() >= deadline) {
      const text = typeof what === "string" ? what : what();
      throw new Error(`Waited ${timeoutMs} ms in vain for ${text}`, { cause: failure });
    }
    await delay(everyMs);
  }
}
