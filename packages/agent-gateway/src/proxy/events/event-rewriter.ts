import { EventFramer } from "./event-framer.ts";

/** Passes a stream of server-sent events on event by event, with each JSON message given to `rewrite`. */
export class EventRewriter {
  readonly #rewrite: (message: string) => string;
  readonly #marker: string;
  readonly #framer = new EventFramer();

  /** Events without the `marker` are passed on unread. */
  constructor(rewrite: (message: string) => string, marker: string) {
    this.#rewrite = rewrite;
    this.#marker = marker;
  }

  /** What can be passed on now that `chunk` has come. */
  push(chunk: Buffer): Buffer {
    return this.#rewritten(this.#framer.push(chunk));
  }

  /** What is left when the stream ends. */
  flush(): Buffer {
    return this.#framer.rest();
  }

  #rewritten(events: Buffer): Buffer {
    if (!events.includes(this.#marker)) return events;
    const text = events.toString("utf8");
    const changed = text.replace(/^(data:\s?)(.*)$/gm, (_, field: string, message: string) => {
      return field + this.#rewrite(message);
    });
    return changed === text ? events : Buffer.from(changed);
  }
}
