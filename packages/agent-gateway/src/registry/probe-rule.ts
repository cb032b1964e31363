import type { ProbeState } from "./instance.ts";

/** What one probe found. */
export type ProbeOutcome =
  | { readonly ok: true; readonly why: string; readonly degraded: boolean }
  | { readonly ok: false; readonly why: string };

const FALL = 3;
const RISE = 2;

/** Three failures in a row make `failing`, two passes `passing` again; the very first pass counts at once. Pure. */
export function afterProbe(previous: ProbeState, outcome: ProbeOutcome): ProbeState {
  const consecutivePasses = outcome.ok ? previous.consecutivePasses + 1 : 0;
  const consecutiveFailures = outcome.ok ? 0 : previous.consecutiveFailures + 1;
  return {
    state: nextState(previous.state, outcome, consecutivePasses, consecutiveFailures),
    why: outcome.why,
    degraded: outcome.ok && outcome.degraded,
    consecutivePasses,
    consecutiveFailures,
  };
}

function nextState(
  previous: ProbeState["state"],
  outcome: ProbeOutcome,
  passes: number,
  failures: number,
): ProbeState["state"] {
  if (outcome.ok) return previous === "failing" && passes < RISE ? "failing" : "passing";
  return failures >= FALL ? "failing" : previous;
}
