import type { Socket } from "node:net";
import type { Flushing, Outbox } from "./outbox.ts";

/** What is to be written to one socket: everything of one turn of the event loop goes out as one. */
export class PendingWrites implements Flushing {
  readonly #socket: Socket;
  readonly #outbox: Outbox;
  #head = "";
  #parts: (Buffer | string)[] = [];
  #bytes = 0;
  #isWaiting = false;

  constructor(socket: Socket, outbox: Outbox) {
    this.#socket = socket;
    this.#outbox = outbox;
  }

  /** Whether so much has not been taken by the other end that whoever writes is to wait for `drain`. */
  get isFull(): boolean {
    return this.#socket.writableLength + this.#bytes >= this.#socket.writableHighWaterMark;
  }

  /** Adds the head of a message: each of its characters is a byte. */
  addHead(head: string): void {
    if (this.#bytes === 0) this.#head = head;
    else this.#parts.push(Buffer.from(head, "latin1"));
    this.#added(head.length);
  }

  /** Adds a part of `bytes` bytes; a text is written as UTF-8. */
  add(part: Buffer | string, bytes: number): void {
    this.#parts.push(part);
    this.#added(bytes);
  }

  flush(): void {
    this.#isWaiting = false;
    const bytes = this.#bytes;
    if (bytes === 0) return;
    const head = this.#head;
    const parts = this.#parts;
    this.#head = "";
    this.#parts = [];
    this.#bytes = 0;
    if (!this.#socket.destroyed) this.#socket.write(joined(head, parts, bytes));
  }

  #added(bytes: number): void {
    this.#bytes += bytes;
    if (this.#isWaiting) return;
    this.#isWaiting = true;
    this.#outbox.add(this);
  }
}

/** One buffer, so that one call of the system sends it. */
function joined(head: string, parts: readonly (Buffer | string)[], length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  let at = head === "" ? 0 : bytes.write(head, 0, "latin1");
  for (const part of parts) {
    at += typeof part === "string" ? bytes.write(part, at) : part.copy(bytes, at);
  }
  return bytes;
}
