import { TwentyError } from "../errors/twenty-error.ts";

/** What a call ends with when its caller gave up. */
export function abortedError(signal: AbortSignal | undefined): TwentyError {
  return new TwentyError("aborted", "The caller gave up the call", { cause: signal?.reason });
}

/**
 * The outcome of work that other callers wait for too, so that it goes on without this one.
 * @throws TwentyError `aborted` as soon as the signal aborts.
 */
export async function unlessAborted<Result>(
  work: Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Result> {
  if (signal === undefined) return work;
  if (signal.aborted) throw abortedError(signal);
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => reject(abortedError(signal));
  signal.addEventListener("abort", onAbort, { once: true });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener("abort", onAbort);
  }
}
