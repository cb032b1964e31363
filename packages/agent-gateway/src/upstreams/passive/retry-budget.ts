import { WaitingRoom, type WaitingRoomOptions } from "./waiting-room.ts";

const SHARE = 0.2;
const MIN_AT_ONCE = 3;

/**
 * At most a fifth of a service's requests under way are repetitions, but three always may be: when everything
 * fails, repetitions must not double the load. Those beyond wait for their turn instead of failing, because
 * an instance that dies under load leaves many calls at once that another one can take.
 */
export class RetryBudget {
  readonly #active: () => number;
  readonly #room: WaitingRoom;
  #retrying = 0;

  constructor(options: WaitingRoomOptions & { /** Requests under way. */ active: () => number }) {
    this.#active = options.active;
    this.#room = new WaitingRoom(options);
  }

  /** Whether a request may be repeated now or soon; who may must `release` afterwards. */
  async acquire(signal?: AbortSignal): Promise<boolean> {
    while (!this.#hasRoom) {
      if (!(await this.#room.wait(signal))) return false;
    }
    this.#retrying += 1;
    return true;
  }

  /** Whether a request may be repeated at once; who may must `release` afterwards. */
  tryAcquire(): boolean {
    if (!this.#hasRoom) return false;
    this.#retrying += 1;
    return true;
  }

  release(): void {
    this.#retrying -= 1;
    if (this.#hasRoom) this.#room.callNext();
  }

  /** Sends away who waits. */
  close(): void {
    this.#room.close();
  }

  get #hasRoom(): boolean {
    return this.#retrying < Math.max(MIN_AT_ONCE, Math.floor(SHARE * this.#active()));
  }
}
