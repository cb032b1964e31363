import { setTimeout as delay } from "node:timers/promises";

/**
 * Polls until `condition` returns something truthy, and returns that.
 * @throws an Error that says what was waited for, with the last failure, after `timeoutMs`.
 */
export async function waitFor<T>(
  condition: () => T | Promise<T>,
  {
    what,
    timeoutMs = 10_000,
    everyMs = 20,
  }: { what: string; timeoutMs?: number; everyMs?: number },
): Promise<NonNullable<T>> {
  const deadline = performance.now() + timeoutMs;
  let failure: unknown;
  for (;;) {
    try {
      const value = await condition();
      if (value) return value;
      failure = undefined;
    } catch (error) {
      failure = error;
    }
    if (performance.now() >= deadline) {
      throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`, { cause: failure });
    }
    await delay(everyMs);
  }
}
