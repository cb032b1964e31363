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
}

/** The first probe follows a registration within 100 ms; spread, so that a restart probes nobody in step. */
const FIRST_PROBE_MS = 90;
const JITTER = 0.2;

interface Schedule {
  timer: Timer | undefined;
  /** A probe is under way: the next one waits for it. */
  probing: boolean;
  /** Asked for a probe while one was under way. */
  again: boolean;
}

/** Probes each watched instance at its interval, one probe at a time, and at once when asked to. */
export class Prober {
  readonly #options: ProberOptions;
  readonly #schedules = new Map<string, Schedule>();

  constructor(options: ProberOptions) {
    this.#options = options;
  }

  /** Begins to watch an instance; a second call changes nothing. */
  watch(agentId: string): void {
    if (this.#schedules.has(agentId)) return;
    const schedule: Schedule = { timer: undefined, probing: false, again: false };
    this.#schedules.set(agentId, schedule);
    this.#arm(agentId, schedule, Math.round(FIRST_PROBE_MS * this.#options.random()));
  }

  /** Probes now instead of at the next interval. */
  probeNow(agentId: string): void {
    const schedule = this.#schedules.get(agentId);
    if (schedule === undefined) return;
    if (schedule.probing) schedule.again = true;
    else this.#arm(agentId, schedule, 0);
  }

  unwatch(agentId: string): void {
    this.#schedules.get(agentId)?.timer?.cancel();
    this.#schedules.delete(agentId);
  }

  close(): void {
    for (const agentId of [...this.#schedules.keys()]) this.unwatch(agentId);
  }

  #arm(agentId: string, schedule: Schedule, delayMs: number): void {
    schedule.timer?.cancel();
    schedule.timer = this.#options.clock.setTimer(() => {
      void this.#probe(agentId, schedule);
    }, delayMs);
  }

  async #probe(agentId: string, schedule: Schedule): Promise<void> {
    const { clock, target, probe, onOutcome } = this.#options;
    const probed = target(agentId);
    if (probed === undefined) return this.unwatch(agentId);
    schedule.probing = true;
    schedule.again = false;
    const startedAtMs = clock.monotonicMs();
    const outcome = await probe(probed);
    schedule.probing = false;
    // The instance may have gone, or come back as another, while the probe was under way.
    if (this.#schedules.get(agentId) !== schedule) return;
    onOutcome(agentId, outcome, startedAtMs);
    if (this.#schedules.get(agentId) !== schedule) return;
    this.#arm(agentId, schedule, schedule.again ? 0 : this.#nextDelayMs());
  }

  #nextDelayMs(): number {
    const { intervalMs, random } = this.#options;
    return Math.round(intervalMs * (1 + JITTER * (2 * random() - 1)));
  }
}
