import type { RegistryChange } from "agent-gateway-contract";
import type { Clock, Timer } from "service-kit";
import type { ChangesSince } from "../../registry/change-feed.ts";

/** So often at least something is sent, so that proxies and clients see that the stream lives. */
const KEEP_ALIVE_MS = 15_000;
/** A client that takes nothing for so long though there is news is cut; it comes back and catches up. */
const MAX_STALLED_MS = 30_000;
/** So many changes are put into one piece. */
const MAX_IN_PIECE = 100;

/** Where a stream gets its events from. */
export interface EventSource {
  readonly clock: Clock;
  readonly revision: () => number;
  readonly since: (revision: number) => ChangesSince;
  /** The data of an event, or `undefined` when the client has not asked for it. */
  readonly dataOf: (change: RegistryChange) => unknown;
  /** Ends the connection. */
  readonly cut: () => void;
  readonly onEnd: (stream: EventStream) => void;
}

/**
 * One client that listens to changes. It holds no events: only how far the client has come in those that the registry
 * keeps. Who reads slowly gets them late, and who is so late that they are gone is told to read everything anew.
 */
export class EventStream {
  readonly body: ReadableStream<Uint8Array>;
  readonly #source: EventSource;
  readonly #encoder = new TextEncoder();
  /** Up to which revision the client has been told. */
  #at: number;
  /** What it is told before any news. */
  #first: string | undefined;
  /** Present while the client has taken everything. */
  #wake: ((reason: "change" | "tick") => void) | undefined;
  #timer: Timer | undefined;
  #takenAtMs: number;
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  #isOver = false;

  /** @param after the revision up to which the client knows everything; `undefined`: up to now. */
  constructor(source: EventSource, after: number | undefined) {
    this.#source = source;
    this.#at = after ?? source.revision();
    this.#takenAtMs = source.clock.monotonicMs();
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
        },
        pull: (controller) => this.#pull(controller),
        cancel: () => this.#ended(),
      },
      { highWaterMark: 0 },
    );
    // The first thing a client learns is from where it listens.
    this.#first = frame("hello", this.#at, { revision: this.#source.revision() });
    this.#tick();
  }

  /** To be called after each change. */
  changed(): void {
    this.#wake?.("change");
  }

  /** Ends the stream; the client connects again where there is somebody. */
  close(): void {
    if (this.#isOver) return;
    this.#ended();
    this.#controller?.close();
  }

  async #pull(controller: ReadableStreamDefaultController<Uint8Array>): Promise<void> {
    this.#takenAtMs = this.#source.clock.monotonicMs();
    let piece = this.#first ?? this.#news();
    this.#first = undefined;
    while (piece === "" && !this.#isOver) {
      const reason = await new Promise<"change" | "tick">((resolve) => {
        this.#wake = resolve;
      });
      this.#wake = undefined;
      piece = reason === "tick" ? ": keepalive\n\n" : this.#news();
    }
    if (!this.#isOver) controller.enqueue(this.#encoder.encode(piece));
  }

  /** What the client does not know yet, or nothing. */
  #news(): string {
    const found = this.#source.since(this.#at);
    if (found.kind === "compacted") {
      this.#at = this.#source.revision();
      const why = "What happened meanwhile is not known any more; read the list anew.";
      return frame("resync", this.#at, { revision: this.#at, why });
    }
    let text = "";
    for (const change of found.changes.slice(0, MAX_IN_PIECE)) {
      this.#at = change.revision;
      const data = this.#source.dataOf(change);
      if (data !== undefined) text += frame("change", change.revision, data);
    }
    return text === "" && found.changes.length > MAX_IN_PIECE ? this.#news() : text;
  }

  #tick(): void {
    this.#timer = this.#source.clock.setTimer(() => {
      const stalledMs = this.#source.clock.monotonicMs() - this.#takenAtMs;
      const isStalled = this.#wake === undefined && stalledMs >= MAX_STALLED_MS;
      if (isStalled) {
        this.#ended();
        this.#source.cut();
        return;
      }
      this.#wake?.("tick");
      this.#tick();
    }, KEEP_ALIVE_MS);
  }

  #ended(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#timer?.cancel();
    this.#wake?.("tick");
    this.#source.onEnd(this);
  }
}

/** One event (HTML, server-sent events). JSON has no line breaks of its own. */
function frame(event: string, id: number, data: unknown): string {
  return `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
