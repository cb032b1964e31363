import type { ManualClock } from "testkit";
import type { RunningSandbox } from "../../src/index.ts";
import type { Exchange } from "./recording.ts";

const FULL_AFTER_MS = 60_000;
const DRAIN_PACE_MS = 50;

/** What was recorded of the calls and waits before an exchange, as its name tells it. */
const ALLOWED = /after (a wait of )?(\d+) ms: (\d+) calls allowed/;
const PACED = /^paced one call .* first 429 at call (\d+) after (\d+) ms$/;
const NEEDS_EMPTY = /^(?:rest GET when limited|429 headers)$/;
const NEEDS_FULL = /^REST batch/;

/** Makes the calls and lets the time pass that lay between the recorded exchanges with a rate limit. */
export class RecordedPace {
  readonly #running: RunningSandbox;
  readonly #time: ManualClock;

  constructor(running: RunningSandbox, time: ManualClock) {
    this.#running = running;
    this.#time = time;
  }

  /** Prepares for an exchange; lists which calls were refused that had passed. */
  async before({ name }: Exchange): Promise<string[]> {
    const [, afterDrain, waitMs, calls] = ALLOWED.exec(name) ?? [];
    const [, refused, tookMs] = PACED.exec(name) ?? [];
    if (NEEDS_EMPTY.test(name) || afterDrain !== undefined) await this.#drain();
    if (NEEDS_FULL.test(name) || refused !== undefined) await this.#time.advance(FULL_AFTER_MS);
    if (waitMs !== undefined) {
      await this.#time.advance(Number(waitMs));
      return this.#pass(Number(calls), DRAIN_PACE_MS);
    }
    return refused === undefined
      ? []
      : this.#pass(Number(refused) - 1, Number(tookMs) / Number(refused));
  }

  /** Lets the time of an exchange pass. */
  async after({ ms = 0 }: Exchange): Promise<void> {
    await this.#time.advance(ms);
  }

  async #drain(): Promise<void> {
    while (await this.#call()) await this.#time.advance(DRAIN_PACE_MS);
  }

  async #pass(calls: number, everyMs: number): Promise<string[]> {
    for (let call = 1; call <= calls; call += 1) {
      if (!(await this.#call())) return [`call ${call} of ${calls} recorded ones was refused`];
      await this.#time.advance(everyMs);
    }
    return [];
  }

  async #call(): Promise<boolean> {
    const { url, apiKey } = this.#running;
    const headers = { authorization: `Bearer ${apiKey}` };
    const { status } = await fetch(`${url}/rest/companies?limit=1`, { headers });
    return status === 200;
  }
}
