import type { Clock, Timer } from "service-kit";
import type { ProbeOutcome } from "../registry/probe-record.ts";
import type { ProbeTarget } from "./probe-endpoint.ts";

/** What the prober needs of its surroundings. */
export interface ProberOptions {
  readonly clock: Clock;
  readonly intervalMs: number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly target: (agentId: string) => ProbeTarget | undefined;
  /** Never rejects: a fault is a finding. */
  readonly probe: (target: ProbeTarget) => Promise<ProbeOutcome>;
  /** `startedAtMs` is when the probe began, on the monotonic clock. */
  readonly onOutcome: (agentId: string, outcome: ProbeOutcome, startedAtMs: number) => void;
  /** Its last findings contradict what is believed of it, so that the next one is wanted soon. */
  readonly isUndecided?: (agentId: string) => boolean;
  /** At most so many probes at the same time; the rest wait for their turn. */
  readonly maxConcurrent?: number;
}

/** The first probe follows a registration within 100 ms; spread, so that a restart probes nobody in step. */
const FIRST_PROBE_MS = 90;
const JITTER = 0.2;
/** Whoever asks for probes without end gets four a second. */
const MIN_GAP_MS = 250;
/** What contradicts is looked at again after a tenth of the interval. */
const UNDECIDED_SHARE = 0.1;
const MIN_UNDECIDED_MS = 100;
/** A thousand instances that all hang for two seconds still get their turn within ten. */
const MAX_CONCURRENT = 256;

interface Schedule {
  readonly agentId: string;
  timer: Timer | undefined;
  state: "waiting" | "queued" | "probing";
  /** Asked for a probe while one was under way. */
  again: boolean;
  startedAtMs: number;
}

/** Probes each watched instance at its interval, one probe at a time, and at once when asked to. */
export class Prober {
  readonly #options: ProberOptions;
  readonly #maxConcurrent: number;
  readonly #schedules = new Map<string, Schedule>();
  /** Whose time has come, in order; an instance is in it once at most. */
  readonly #queue = new Set<Schedule>();
  #underWay = 0;

  constructor(options: ProberOptions) {
    this.#options = options;
    this.#maxConcurrent = options.maxConcurrent ?? MAX_CONCURRENT;
  }

  /** Begins to watch an instance; a second call changes nothing. */
  watch(agentId: string): void {
    if (this.#schedules.has(agentId)) return;
    const schedule: Schedule = {
      agentId,
      timer: undefined,
      state: "waiting",
      again: false,
      startedAtMs: Number.NEGATIVE_INFINITY,
    };
    this.#schedules.set(agentId, schedule);
    this.#arm(schedule, Math.round(FIRST_PROBE_MS * this.#options.random()));
  }

  /** Probes now instead of at the next interval. */
  probeNow(agentId: string): void {
    const schedule = this.#schedules.get(agentId);
    if (schedule === undefined || schedule.state === "queued") return;
    if (schedule.state === "probing") schedule.again = true;
    else this.#arm(schedule, this.#gapMs(schedule));
  }

  unwatch(agentId: string): void {
    const schedule = this.#schedules.get(agentId);
    if (schedule === undefined) return;
    schedule.timer?.cancel();
    this.#queue.delete(schedule);
    this.#schedules.delete(agentId);
  }

  close(): void {
    for (const agentId of [...this.#schedules.keys()]) this.unwatch(agentId);
  }

  #arm(schedule: Schedule, delayMs: number): void {
    schedule.timer?.cancel();
    schedule.timer = this.#options.clock.setTimer(() => {
      schedule.timer = undefined;
      schedule.state = "queued";
      this.#queue.add(schedule);
      this.#startQueued();
    }, delayMs);
  }

  #startQueued(): void {
    for (const schedule of this.#queue) {
      if (this.#underWay >= this.#maxConcurrent) return;
      this.#queue.delete(schedule);
      void this.#probe(schedule);
    }
  }

  async #probe(schedule: Schedule): Promise<void> {
    const { clock, target, probe, onOutcome } = this.#options;
    const { agentId } = schedule;
    const probed = target(agentId);
    if (probed === undefined) return this.unwatch(agentId);
    schedule.state = "probing";
    schedule.again = false;
    schedule.startedAtMs = clock.monotonicMs();
    this.#underWay += 1;
    const outcome = await probe(probed);
    this.#underWay -= 1;
    schedule.state = "waiting";
    // The instance may have gone, or come back as another, while the probe was under way.
    if (this.#isWatched(schedule)) onOutcome(agentId, outcome, schedule.startedAtMs);
    // What is asked for because of this very outcome was armed by it.
    if (this.#isWatched(schedule) && schedule.timer === undefined) {
      this.#arm(schedule, schedule.again ? this.#gapMs(schedule) : this.#nextDelayMs(agentId));
    }
    this.#startQueued();
  }

  #isWatched(schedule: Schedule): boolean {
    return this.#schedules.get(schedule.agentId) === schedule;
  }

  #gapMs({ startedAtMs }: Schedule): number {
    return Math.max(0, startedAtMs + MIN_GAP_MS - this.#options.clock.monotonicMs());
  }

  #nextDelayMs(agentId: string): number {
    const { intervalMs, random, isUndecided } = this.#options;
    const soonMs = Math.max(MIN_UNDECIDED_MS, intervalMs * UNDECIDED_SHARE);
    const isSoon = isUndecided?.(agentId) === true;
    const baseMs = isSoon ? Math.min(intervalMs, soonMs) : intervalMs;
    return Math.round(baseMs * (1 + JITTER * (2 * random() - 1)));
  }
}
