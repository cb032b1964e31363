import { EventFramer, type Framer } from "../events/event-framer.ts";
import { LengthFramer } from "./length-framer.ts";

/** What ended a run that could not end itself. */
export interface RunFailure {
  readonly code: string;
  readonly message: string;
}

/** One of the two ways in which AG-UI writes its events. */
interface RunFormat {
  readonly framer: () => Framer;
  /** Whether one of these whole events ends the run. */
  readonly endsRun: (events: Buffer) => boolean;
  readonly runError: (failure: RunFailure) => Buffer;
}

const TERMINAL = new Set<unknown>(["RUN_FINISHED", "RUN_ERROR"]);
/** Field numbers of `Event` in AG-UI's events.proto; a message's first byte is its field's number and type. */
const PROTO_TERMINAL = new Set<number | undefined>([(13 << 3) | 2, (14 << 3) | 2]);

const SERVER_SENT: RunFormat = {
  framer: () => new EventFramer(),
  endsRun(events) {
    // Hardly any event is the last one, so hardly any is parsed.
    if (!events.includes('"RUN_')) return false;
    const lines = events.toString("utf8").split(/\r\n|\n|\r/);
    return lines.some((line) => line.startsWith("data:") && TERMINAL.has(typeOf(line.slice(5))));
  },
  runError: ({ code, message }) =>
    Buffer.from(`data: ${JSON.stringify({ type: "RUN_ERROR", message, code })}\n\n`),
};

const BINARY: RunFormat = {
  framer: () => new LengthFramer(),
  endsRun(events) {
    for (let at = 0; at + 4 < events.length; at += 4 + events.readUInt32BE(at)) {
      if (PROTO_TERMINAL.has(events[at + 4])) return true;
    }
    return false;
  },
  runError({ code, message }) {
    const baseEvent = Buffer.of(8, 13);
    const error = [
      field(1, baseEvent),
      field(2, Buffer.from(code)),
      field(3, Buffer.from(message)),
    ];
    const event = field(14, Buffer.concat(error));
    const length = Buffer.alloc(4);
    length.writeUInt32BE(event.length);
    return Buffer.concat([length, event]);
  },
};

/** The format of a run's answer, or `undefined` when it is no stream of events. */
export function runFormatOf(contentType: string): RunFormat | undefined {
  if (contentType.startsWith("text/event-stream")) return SERVER_SENT;
  return contentType.startsWith("application/vnd.ag-ui.event+proto") ? BINARY : undefined;
}

/**
 * Follows a run's events so that it always ends with a terminal one: "every run ends with RUN_FINISHED or
 * RUN_ERROR". Clients wait for ever, or throw, when the agent dies in between.
 */
export class RunEvents {
  readonly #format: RunFormat;
  readonly #framer: Framer;
  #hasEnded = false;

  constructor(format: RunFormat) {
    this.#format = format;
    this.#framer = format.framer();
  }

  /** Whole events only: what comes last can then be followed by an error event. */
  push(chunk: Buffer): Buffer {
    const events = this.#framer.push(chunk);
    if (!this.#hasEnded && events.length > 0) this.#hasEnded = this.#format.endsRun(events);
    return events;
  }

  /** What is to be written at the end: nothing more, or the event that says that the run failed. */
  lastWords(failure: RunFailure): Buffer {
    this.#framer.rest();
    if (this.#hasEnded) return Buffer.alloc(0);
    this.#hasEnded = true;
    return this.#format.runError(failure);
  }
}

function typeOf(text: string): unknown {
  try {
    return (JSON.parse(text) as { type?: unknown } | null)?.type;
  } catch {
    return undefined;
  }
}

/** A length-delimited protobuf field. */
function field(number: number, bytes: Buffer): Buffer {
  return Buffer.concat([varint((number << 3) | 2), varint(bytes.length), bytes]);
}

function varint(value: number): Buffer {
  const bytes: number[] = [];
  let left = value;
  for (; left > 0x7f; left >>>= 7) bytes.push((left & 0x7f) | 0x80);
  return Buffer.of(...bytes, left);
}
