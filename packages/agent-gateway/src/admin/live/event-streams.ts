import { type EventSource, EventStream } from "./event-stream.ts";

const MAX_OPEN = 256;

/** The clients that listen to changes, 256 at most. */
export class EventStreams {
  readonly #open = new Set<EventStream>();
  #isClosed = false;

  get size(): number {
    return this.#open.size;
  }

  get isFull(): boolean {
    return this.#isClosed || this.#open.size >= MAX_OPEN;
  }

  /** @param after the revision up to which the client knows everything; `undefined`: up to now. */
  open(source: Omit<EventSource, "onEnd">, after: number | undefined): EventStream {
    const onEnd = (stream: EventStream): void => void this.#open.delete(stream);
    const stream = new EventStream({ ...source, onEnd }, after);
    this.#open.add(stream);
    return stream;
  }

  /** To be called after each change. */
  changed(): void {
    for (const stream of this.#open) stream.changed();
  }

  /** Ends all streams: who may still listen comes back, and goes on where it was. */
  endAll(): void {
    for (const stream of [...this.#open]) stream.close();
  }

  /** Ends all streams; no further one is opened. */
  close(): void {
    this.#isClosed = true;
    this.endAll();
  }
}
