import { type FieldLines, fieldValue } from "../../transport/field-lines.ts";
import type {
  UpstreamExchange,
  UpstreamFailure,
  UpstreamHandler,
  UpstreamRequest,
  UpstreamTransport,
} from "../../transport/upstream.ts";
import { eventData } from "../events/event-data.ts";
import { EventFramer } from "../events/event-framer.ts";

/** What one instance says to a listening. */
export interface ListenEars {
  /** A JSON-RPC message of its stream. */
  readonly onMessage: (message: string) => void;
  /** It does not stream: its whole answer, for the client to see. */
  readonly onRefusal: (refusal: ListenRefusal) => void;
  /** Its stream has ended, or never began. */
  readonly onEnd: (why: string, wasReached: boolean) => void;
}

/** An answer that is no stream. */
export interface ListenRefusal {
  readonly status: number;
  readonly fields: FieldLines;
  readonly body: Buffer;
}

/** A refusal is a short message; the rest of a longer answer is of no use. */
const MAX_REFUSAL_BYTES = 256 * 1024;

/** One instance's part of a merged listening. */
export class UpstreamListen implements UpstreamHandler {
  readonly #ears: ListenEars;
  readonly #framer = new EventFramer();
  #refusal: { status: number; fields: FieldLines; chunks: Buffer[]; bytes: number } | undefined;
  #exchange: UpstreamExchange | undefined;

  constructor(ears: ListenEars) {
    this.#ears = ears;
  }

  begin(transport: UpstreamTransport, request: UpstreamRequest): void {
    this.#exchange = transport.dispatch(request, this);
  }

  close(): void {
    this.#exchange?.abort();
  }

  onStart(status: number, fields: FieldLines): void {
    const isStream = fieldValue(fields, "content-type")?.startsWith("text/event-stream") === true;
    if (status !== 200 || !isStream) this.#refusal = { status, fields, chunks: [], bytes: 0 };
  }

  onData(chunk: Buffer): void {
    const refusal = this.#refusal;
    if (refusal === undefined) {
      for (const message of eventData(this.#framer.push(chunk))) this.#ears.onMessage(message);
    } else if (refusal.bytes < MAX_REFUSAL_BYTES) {
      refusal.chunks.push(chunk);
      refusal.bytes += chunk.length;
    }
  }

  onEnd(): void {
    if (this.#refusal === undefined) {
      this.#ears.onEnd("it ended its stream", true);
      return;
    }
    const { status, fields, chunks } = this.#refusal;
    this.#ears.onRefusal({ status, fields, body: Buffer.concat(chunks) });
  }

  onError({ code, wasSent }: UpstreamFailure): void {
    this.#ears.onEnd(code, wasSent);
  }
}
