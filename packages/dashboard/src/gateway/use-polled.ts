import { useCallback, useEffect, useState } from "react";
import { useStore } from "web-kit";
import { ask, type Query } from "./ask.ts";
import { apiKey } from "./key.ts";

/** What was last heard, and why the last look found nothing. */
export interface Polled<T> {
  readonly value?: T;
  readonly error?: unknown;
  readonly look: () => void;
}

/**
 * Asks the same again every so many milliseconds while somebody sees the page; the last answer stays when one fails.
 * @param path of the question; `undefined`: nothing is asked yet
 */
export function usePolled<T>(
  path: string | undefined,
  query: Query = {},
  everyMs = 5000,
): Polled<T> {
  const key = useStore(apiKey);
  const question = JSON.stringify([path, query, key]);
  const [state, setState] = useState<{ of: string; value?: T; error?: unknown }>({ of: question });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question stands for its path, query and key.
  useEffect(() => {
    if (path === undefined) return;
    const gone = new AbortController();
    let isAsking = false;
    const look = (): void => {
      if (document.hidden || isAsking) return;
      isAsking = true;
      ask<T>(path, { query, signal: gone.signal })
        .then(
          (value) => setState({ of: question, value }),
          (error: unknown) => {
            if (gone.signal.aborted) return;
            setState((before) =>
              before.of === question ? { ...before, error } : { of: question, error },
            );
          },
        )
        .finally(() => {
          isAsking = false;
        });
    };
    look();
    const timer = setInterval(look, everyMs);
    document.addEventListener("visibilitychange", look);
    return () => {
      gone.abort();
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [question, everyMs, round]);
  const look = useCallback(() => setRound((before) => before + 1), []);
  const { of, ...known } = state;
  return of === question ? { ...known, look } : { look };
}
