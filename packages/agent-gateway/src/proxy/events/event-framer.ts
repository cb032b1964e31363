/** Cuts a byte stream into whole messages, so that nothing is ever put into the middle of one. */
export interface Framer {
  /** The whole messages that have come with `chunk`, as one piece; empty while the next one is not whole. */
  push(chunk: Buffer): Buffer;
  /** What is left when the stream ends: a message without its end. */
  rest(): Buffer;
}

/** Longer messages are not kept: what is there of them passes as it is. */
export const MAX_EVENT_BYTES = 16 * 1024 * 1024;

const EMPTY = Buffer.alloc(0);
/** A blank line in all its spellings is at most that long, so it may begin so far before a chunk. */
const OVERLAP = 3;

/** Cuts server-sent events: each ends with a blank line (WHATWG HTML §9.2.6). */
export class EventFramer implements Framer {
  #pending: Buffer[] = [];
  #bytes = 0;

  push(chunk: Buffer): Buffer {
    const before = this.#tail();
    const seen = before.length === 0 ? chunk : Buffer.concat([before, chunk]);
    const end = endOfLastEvent(seen) - before.length;
    if (end <= 0) {
      this.#keep(chunk);
      return this.#bytes > MAX_EVENT_BYTES ? this.rest() : EMPTY;
    }
    const rest = this.rest();
    if (end < chunk.length) this.#keep(chunk.subarray(end));
    const whole = chunk.subarray(0, end);
    return rest.length === 0 ? whole : Buffer.concat([rest, whole]);
  }

  rest(): Buffer {
    const [only = EMPTY, ...more] = this.#pending;
    const rest = more.length === 0 ? only : Buffer.concat(this.#pending);
    this.#pending = [];
    this.#bytes = 0;
    return rest;
  }

  #keep(chunk: Buffer): void {
    this.#pending.push(chunk);
    this.#bytes += chunk.length;
  }

  #tail(): Buffer {
    let tail = EMPTY;
    for (let index = this.#pending.length - 1; index >= 0 && tail.length < OVERLAP; index -= 1) {
      const piece = this.#pending[index] ?? EMPTY;
      tail = Buffer.concat([piece.subarray(-OVERLAP), tail]);
    }
    return tail.subarray(-OVERLAP);
  }
}

/** Offset behind the last blank line, 0 when there is none. */
function endOfLastEvent(bytes: Buffer): number {
  return Math.max(
    endOf(bytes, "\n\n"),
    endOf(bytes, "\r\n\r\n"),
    // The first half of "\r\n" is no line of its own; a lone CR as line end is legal and rare.
    endOf(bytes, "\r\r"),
  );
}

function endOf(bytes: Buffer, blank: string): number {
  const at = bytes.lastIndexOf(blank, undefined, "latin1");
  return at === -1 ? 0 : at + blank.length;
}
