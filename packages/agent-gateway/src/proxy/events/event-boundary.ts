const LONGEST_BLANK = 4;

/** Follows a stream of server-sent events that passes as bytes, and knows when it stands between two events. */
export class EventBoundary {
  #tail = "\n\n";

  push(chunk: Buffer): void {
    const end = chunk.toString("latin1", Math.max(0, chunk.length - LONGEST_BLANK));
    this.#tail = chunk.length >= LONGEST_BLANK ? end : (this.#tail + end).slice(-LONGEST_BLANK);
  }

  get isBetweenEvents(): boolean {
    const tail = this.#tail;
    return tail.endsWith("\n\n") || tail.endsWith("\r\n\r\n") || tail.endsWith("\r\r");
  }
}
