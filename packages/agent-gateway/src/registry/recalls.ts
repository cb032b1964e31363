/** How long after its first beat every sender of a name is asked to register again. */
const WINDOW_MS = 15 * 60_000;
const MAX_KEPT = 10_000;

/**
 * Names under which a process that gives no identity may have been removed while it lives: it was silent for long, or
 * its health check failed when somebody unregistered by name. Its beats cannot be told from those of others of that
 * name, so for a while all of them are answered with "gone": whoever lives registers again, which changes nothing for
 * those who are listed.
 */
export class Recalls {
  /** Until when; `null` before the first beat. On the monotonic clock. */
  readonly #untilMs = new Map<string, number | null>();

  /** Somebody without identity was removed who may live. */
  add(name: string): void {
    this.#untilMs.delete(name);
    this.#untilMs.set(name, null);
    const [oldest] = this.#untilMs.keys();
    if (this.#untilMs.size > MAX_KEPT && oldest !== undefined) this.#untilMs.delete(oldest);
  }

  /** Time passed in which nobody could call. */
  postpone(byMs: number): void {
    for (const [name, untilMs] of this.#untilMs) {
      if (untilMs !== null) this.#untilMs.set(name, untilMs + byMs);
    }
  }

  /** Whether a beat under that name is to be answered with "gone". */
  has(name: string, nowMs: number): boolean {
    const untilMs = this.#untilMs.get(name);
    if (untilMs === undefined) return false;
    if (untilMs === null) this.#untilMs.set(name, nowMs + WINDOW_MS);
    else if (nowMs >= untilMs) return !this.#untilMs.delete(name);
    return true;
  }
}
