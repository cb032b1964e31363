const MAX_EVENT_BYTES = 1024 * 1024;
/** Ends of an event: an empty line (WHATWG HTML §9.2.6). */
const EVENT_END = /\r\n\r\n|\n\n|\r\r/g;

/** Passes a stream of server-sent events on event by event, with each JSON message given to `rewrite`. */
export class EventRewriter {
  readonly #rewrite: (message: string) => string;
  #pending: Buffer = Buffer.alloc(0);

  constructor(rewrite: (message: string) => string) {
    this.#rewrite = rewrite;
  }

  /** What can be passed on now that `chunk` has come. */
  push(chunk: Buffer): Buffer {
    const bytes = Buffer.concat([this.#pending, chunk]);
    const end = endOfLastEvent(bytes);
    // An event without end must not fill the memory: it passes as it is.
    const whole = bytes.length - end > MAX_EVENT_BYTES ? bytes.length : end;
    this.#pending = bytes.subarray(whole);
    return this.#rewritten(bytes.subarray(0, whole));
  }

  /** What is left when the stream ends. */
  flush(): Buffer {
    const rest = this.#pending;
    this.#pending = Buffer.alloc(0);
    return rest;
  }

  #rewritten(events: Buffer): Buffer {
    const text = events.toString("utf8");
    const changed = text.replace(/^(data:\s?)(.*)$/gm, (_, field: string, message: string) => {
      return field + this.#rewrite(message);
    });
    return changed === text ? events : Buffer.from(changed);
  }
}

/** Byte offset behind the last complete event. */
function endOfLastEvent(bytes: Buffer): number {
  const text = bytes.toString("latin1");
  let end = 0;
  for (const match of text.matchAll(EVENT_END)) end = match.index + match[0].length;
  return end;
}
