import { useCallback, useEffect, useState } from "react";

/** What is known of something that has to be fetched; `value` is kept while it is fetched anew. */
export interface Loaded<T> {
  readonly value?: T;
  readonly error?: unknown;
  readonly isLoading: boolean;
  readonly reload: () => void;
}

/**
 * Fetches when the page needs it and whenever `load` is another function; an answer that comes too late is dropped.
 * Pass a function that is the same as long as it fetches the same.
 */
export function useLoaded<T>(load: ((signal: AbortSignal) => Promise<T>) | undefined): Loaded<T> {
  const [state, setState] = useState<{
    readonly of: unknown;
    readonly value?: T;
    readonly error?: unknown;
    readonly isLoading: boolean;
  }>({ of: undefined, isLoading: true });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round fetches the same once more.
  useEffect(() => {
    if (load === undefined) return;
    const gone = new AbortController();
    setState((before) =>
      before.of === load ? { ...before, isLoading: true } : { of: load, isLoading: true },
    );
    load(gone.signal).then(
      (value) => !gone.signal.aborted && setState({ of: load, value, isLoading: false }),
      (error: unknown) =>
        !gone.signal.aborted &&
        setState((before) => ({ ...before, of: load, error, isLoading: false })),
    );
    return () => gone.abort();
  }, [load, round]);
  const reload = useCallback(() => setRound((before) => before + 1), []);
  const { of, ...rest } = state;
  return of === load ? { ...rest, reload } : { isLoading: true, reload };
}
