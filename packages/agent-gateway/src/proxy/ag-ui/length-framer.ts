import { type Framer, MAX_EVENT_BYTES } from "../events/event-framer.ts";

const EMPTY = Buffer.alloc(0);
const PREFIX_BYTES = 4;

/** Cuts AG-UI's binary events: each has its length before it, 4 bytes, big-endian (`@ag-ui/encoder`). */
export class LengthFramer implements Framer {
  #pending: Buffer = EMPTY;

  push(chunk: Buffer): Buffer {
    const bytes = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    let end = 0;
    while (end + PREFIX_BYTES <= bytes.length) {
      const next = end + PREFIX_BYTES + bytes.readUInt32BE(end);
      if (next > bytes.length) break;
      end = next;
    }
    if (end === 0 && bytes.length > MAX_EVENT_BYTES) end = bytes.length;
    this.#pending = bytes.subarray(end);
    return bytes.subarray(0, end);
  }

  rest(): Buffer {
    const rest = this.#pending;
    this.#pending = EMPTY;
    return rest;
  }
}
