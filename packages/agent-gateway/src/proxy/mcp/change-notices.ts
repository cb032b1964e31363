import type { Clock, Timer } from "service-kit";
import { fieldsOf, textOf } from "../json-fields.ts";

/** Instances of one service tell of one change one after the other; what comes within so long is one change. */
const TOGETHER_MS = 200;
const MAX_WAITING = 1000;

/** Tells of each change once, however many instances tell of it. */
export class ChangeNotices {
  readonly #clock: Clock;
  readonly #tell: (message: string) => void;
  readonly #waiting = new Map<string, string>();
  #timer: Timer | undefined;

  constructor(clock: Clock, tell: (message: string) => void) {
    this.#clock = clock;
    this.#tell = tell;
  }

  /** `notification` is the parsed form of `message`. */
  take(message: string, notification: unknown): void {
    const { method, params } = fieldsOf(notification);
    // A resource is named; a list is the one of its method.
    const about = `${textOf(method) ?? ""} ${textOf(fieldsOf(params).uri) ?? ""}`;
    this.#waiting.set(about, message);
    if (this.#waiting.size >= MAX_WAITING) this.flush();
    else this.#timer ??= this.#clock.setTimer(() => this.flush(), TOGETHER_MS);
  }

  flush(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
    const told = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const message of told) this.#tell(message);
  }

  close(): void {
    this.#timer?.cancel();
    this.#waiting.clear();
  }
}
