import type { Clock, Timer } from "service-kit";
import type { ProbeOutcome } from "../registry/probe-rule.ts";
import type { ProbeTarget } from "./probe-endpoint.ts";

/** What the prober needs of its surroundings. */
export interface ProberOptions {
  readonly clock: Clock;
  readonly intervalMs: number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly target: (agentId: string) => ProbeTarget | undefined;
  readonly probe: (target: ProbeTarget) => Promise<ProbeOutcome>;
  readonly onOutcome: (agentId: string, outcome: ProbeOutcome) => void;
}

/** The first probe follows a registration within this time. */
const FIRST_PROBE_MS = 50;
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
    this.#arm(agentId, schedule, FIRST_PROBE_MS);
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
    const target = this.#options.target(agentId);
    if (target === undefined) return this.unwatch(agentId);
    schedule.probing = true;
    schedule.again = false;
    const outcome = await this.#options.probe(target);
    schedule.probing = false;
    // The instance may have gone, or come back as another, while the probe was under way.
    if (this.#schedules.get(agentId) !== schedule) return;
    this.#options.onOutcome(agentId, outcome);
    if (this.#schedules.get(agentId) !== schedule) return;
    this.#arm(agentId, schedule, schedule.again ? 0 : this.#nextDelayMs());
  }

  #nextDelayMs(): number {
    const { intervalMs, random } = this.#options;
    return Math.round(intervalMs * (1 + JITTER * (2 * random() - 1)));
  }
}
