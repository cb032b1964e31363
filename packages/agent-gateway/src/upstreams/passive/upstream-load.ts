import { PeakEwma } from "./peak-ewma.ts";

/** What an answer is taken to last from one that has just failed: any other is asked before it. */
const SHUNNED_MS = 10_000;

/** What is under way at one instance, and how long its answers take. */
export class UpstreamLoad {
  readonly #latency = new PeakEwma();
  #inFlight = 0;
  #standing = 0;
  #unanswered = 0;
  /** Since when nothing was answered although something was asked. */
  #waitingSinceMs = 0;
  #shunnedUntilMs = 0;

  /** Calls that have not ended; streams that only stand open are not among them. */
  get inFlight(): number {
    return this.#inFlight;
  }

  get standing(): number {
    return this.#standing;
  }

  begin(nowMs: number, isStanding: boolean): void {
    if (isStanding) {
      this.#standing += 1;
      return;
    }
    this.#inFlight += 1;
    if (this.#unanswered === 0) this.#waitingSinceMs = nowMs;
    this.#unanswered += 1;
  }

  /** The first byte of an answer has come. */
  answered(nowMs: number, latencyMs: number): void {
    this.#settle(nowMs);
    this.#latency.observe(latencyMs, nowMs);
  }

  /** The instance failed a request before it answered it. */
  failed(nowMs: number, latencyMs: number): void {
    this.#settle(nowMs);
    this.#latency.observe(latencyMs, nowMs);
  }

  /** A request ended without an answer, and not through the instance's fault. */
  withdrawn(): void {
    this.#unanswered -= 1;
  }

  /**
   * Any other is asked before it until then: one that fails fast must not look like the best of all. Not for longer,
   * since only further requests tell whether it is well.
   */
  shun(untilMs: number): void {
    this.#shunnedUntilMs = untilMs;
  }

  end(isStanding: boolean): void {
    if (isStanding) this.#standing -= 1;
    else this.#inFlight -= 1;
  }

  /** How long it has answered nothing although asked; 0 while nothing waits. */
  silentMs(nowMs: number): number {
    return this.#unanswered === 0 ? 0 : nowMs - this.#waitingSinceMs;
  }

  /**
   * What an answer takes now: the average, or how long the present silence lasts when that is more. An
   * instance that hangs answers nothing that an average could learn from.
   */
  latencyAt(nowMs: number): number | undefined {
    const silentMs = this.silentMs(nowMs);
    const least = nowMs < this.#shunnedUntilMs ? Math.max(silentMs, SHUNNED_MS) : silentMs;
    const average = this.#latency.valueAt(nowMs);
    if (average === undefined) return least > 0 ? least : undefined;
    return Math.max(average, least);
  }

  #settle(nowMs: number): void {
    this.#unanswered -= 1;
    this.#waitingSinceMs = nowMs;
  }
}
