import { createRandom, type Random } from "./random.ts";

/** Something that happens to the world from outside. */
export type Action =
  | { readonly do: "start" | "crash" | "stop"; readonly place: number }
  /** Nothing passes between the place and the gateway for a while. */
  | { readonly do: "partition"; readonly place: number; readonly forMs: number }
  /** An old message of somebody arrives once more. */
  | { readonly do: "replay"; readonly which: number }
  /** Somebody with another key tries to have a name. */
  | { readonly do: "hijack"; readonly place: number; readonly by: "register" | "beat" | "delete" }
  | {
      readonly do: "decide";
      readonly place: number;
      readonly action: "drain" | "undrain" | "disable" | "enable";
    }
  /** The gateway is killed, or stopped in good order, and comes back. */
  | { readonly do: "kill" | "restart"; readonly downMs: number }
  /** The machine of the gateway is paused. */
  | { readonly do: "standStill"; readonly forMs: number }
  | { readonly do: "jumpWall"; readonly ms: number }
  | { readonly do: "breakStore"; readonly forMs: number };

/** An action and how long after the one before it. */
export interface Step {
  readonly afterMs: number;
  readonly action: Action;
}

/** One world's fate. */
export interface Schedule {
  readonly seed: number;
  /** At most 20 processes run at the same time, one at each place. */
  readonly places: number;
  readonly steps: readonly Step[];
}

const DECISIONS = ["drain", "undrain", "disable", "enable"] as const;
const MAX_PLACES = 20;
const MINUTE_MS = 60_000;

/** The schedule of a seed; always the same. */
export function scheduleOf(seed: number): Schedule {
  const random = createRandom(seed);
  // Most mistakes need few processes, some need many.
  const places = random.chance(0.7) ? 1 + random.below(5) : 1 + random.below(MAX_PLACES);
  const count = 8 + random.below(24);
  const starts = Array.from({ length: places }, (_, place) => ({
    afterMs: random.below(2000),
    action: { do: "start", place } as const,
  }));
  const rest = Array.from({ length: count }, () => ({
    afterMs: gapMs(random),
    action: actionOf(random, places),
  }));
  return { seed, places, steps: [...starts, ...rest] };
}

/** Mostly close together, sometimes long enough for leases to run out, seldom for removals. */
function gapMs(random: Random): number {
  const draw = random.next();
  if (draw < 0.6) return random.below(5000);
  if (draw < 0.92) return random.below(90_000);
  if (draw < 0.98) return random.below(8 * MINUTE_MS);
  return random.below(40 * MINUTE_MS);
}

function actionOf(random: Random, places: number): Action {
  const place = random.below(places);
  const draw = random.next();
  if (draw < 0.26) return { do: "start", place };
  if (draw < 0.36) return { do: "crash", place };
  if (draw < 0.46) return { do: "stop", place };
  if (draw < 0.54) return { do: "partition", place, forMs: random.below(5 * MINUTE_MS) };
  if (draw < 0.66) return { do: "replay", which: random.below(1_000_000) };
  if (draw < 0.74) {
    return { do: "hijack", place, by: random.pick(["register", "beat", "delete"]) };
  }
  if (draw < 0.82) {
    return { do: "decide", place, action: random.pick(DECISIONS) };
  }
  if (draw < 0.88) return { do: "kill", downMs: random.below(3000) };
  if (draw < 0.91) return { do: "restart", downMs: random.below(3000) };
  if (draw < 0.94) return { do: "standStill", forMs: 6000 + random.below(40 * MINUTE_MS) };
  if (draw < 0.97) return { do: "jumpWall", ms: (random.next() - 0.5) * 60 * 60 * MINUTE_MS };
  return { do: "breakStore", forMs: random.below(40 * MINUTE_MS) };
}
