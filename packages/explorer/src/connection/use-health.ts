import { useEffect, useState } from "react";
import { fetchHealth, type Health } from "../server/public-api.ts";

const EVERY_MS = 5000;
const MAX_KEPT = 60;

/** What is known of how the server is. */
export interface HealthWatch {
  readonly health?: Health;
  /** Why the last look found nothing; the last answer stays. */
  readonly error?: unknown;
  /** When the last answer came, in milliseconds. */
  readonly at?: number;
  /** How long Twenty took to answer at the last looks, in milliseconds. */
  readonly latencies: readonly number[];
  readonly look: () => void;
}

/** Looks every few seconds while somebody sees the page. */
export function useHealth(): HealthWatch {
  const [state, setState] = useState<Omit<HealthWatch, "look">>({ latencies: [] });
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round looks once more.
  useEffect(() => {
    const gone = new AbortController();
    const look = (): void => {
      if (document.hidden) return;
      fetchHealth(gone.signal).then(
        (health) =>
          setState((before) => ({
            health,
            at: Date.now(),
            latencies: withLatency(before.latencies, health),
          })),
        (error: unknown) => {
          if (!gone.signal.aborted) setState((before) => ({ ...before, error }));
        },
      );
    };
    look();
    const timer = setInterval(look, EVERY_MS);
    document.addEventListener("visibilitychange", look);
    return () => {
      gone.abort();
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [round]);
  return { ...state, look: () => setRound((before) => before + 1) };
}

function withLatency(before: readonly number[], { twenty }: Health): readonly number[] {
  return twenty.latencyMs === undefined ? before : [...before, twenty.latencyMs].slice(-MAX_KEPT);
}
