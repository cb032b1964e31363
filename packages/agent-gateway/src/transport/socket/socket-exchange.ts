import { STATUS_CODES } from "node:http";
import type { Socket } from "node:net";
import { type FieldLines, fieldValue, withDefaults } from "../field-lines.ts";
import type { InboundExchange, ReadBody } from "../inbound.ts";
import { httpDate } from "./http-date.ts";
import type { RequestHead } from "./parse-request-head.ts";
import type { PendingWrites } from "./pending-writes.ts";
import { headText } from "./write-head.ts";

/** What an exchange asks of its connection. */
interface ExchangeOptions {
  /** Whether the connection stays open after the answer. */
  readonly isKept: () => boolean;
  /** How long it then waits for the next request. */
  readonly keepAliveMs: number;
  /** The answer is whole; `isKept`: it said that another request may come. */
  readonly onAnswered: (isKept: boolean) => void;
}

/** An exchange over a plain socket. */
export class SocketExchange implements InboundExchange {
  readonly method: string;
  readonly target: string;
  readonly fields: FieldLines;
  readonly #socket: Socket;
  readonly #writes: PendingWrites;
  readonly #body: Buffer;
  readonly #options: ExchangeOptions;
  readonly #goneListeners: (() => void)[] = [];
  #answerFields: FieldLines = [];
  #framing: "none" | "length" | "chunked" = "none";
  #remaining = 0;
  #state: "waiting" | "started" | "ended" | "gone" = "waiting";
  #isKept = false;

  constructor(
    { socket, writes }: { readonly socket: Socket; readonly writes: PendingWrites },
    head: RequestHead,
    body: Buffer,
    options: ExchangeOptions,
  ) {
    this.#socket = socket;
    this.#writes = writes;
    this.#body = body;
    this.#options = options;
    this.method = head.method;
    this.target = head.target;
    this.fields = head.fields;
  }

  get peerAddress(): string | undefined {
    return this.#socket.remoteAddress;
  }

  get isStarted(): boolean {
    return this.#state !== "waiting";
  }

  get isGone(): boolean {
    return this.#state === "gone" || this.#socket.destroyed;
  }

  readBody(maxBytes: number): ReadBody {
    const body = this.#body;
    if (this.isGone) return { kind: "left" };
    return body.length > maxBytes ? { kind: "too_large" } : { kind: "whole", body };
  }

  setAnswerFields(fields: FieldLines): void {
    this.#answerFields = [...this.#answerFields, ...fields];
  }

  start(status: number, fields: FieldLines, reason?: string): void {
    if (this.#state === "gone") return;
    if (this.#state !== "waiting") throw new Error("This request has its answer already.");
    const lines =
      this.#answerFields.length === 0 ? fields : withDefaults(fields, this.#answerFields);
    this.#isKept = this.#options.isKept() && fieldValue(lines, "connection") !== "close";
    const hasBody = status !== 204 && status !== 304;
    const added =
      this.#frame(lines, hasBody) +
      (this.#isKept ? kept(this.#options.keepAliveMs) : "connection: close\r\n");
    const firstLine = `HTTP/1.1 ${status} ${reason || (STATUS_CODES[status] ?? "")}`;
    this.#writes.addHead(headText(firstLine, lines, added));
    this.#state = "started";
  }

  write(chunk: Buffer | string): boolean {
    if (this.#state !== "started" || chunk.length === 0) return true;
    const length = Buffer.byteLength(chunk);
    if (this.#framing === "none") return true;
    if (this.#framing === "chunked") {
      const size = `${length.toString(16)}\r\n`;
      this.#writes.add(size, size.length);
      this.#writes.add(chunk, length);
      this.#writes.add("\r\n", 2);
    } else {
      this.#remaining -= length;
      // More than was promised would be read as the next answer.
      if (this.#remaining < 0) {
        this.destroy();
        return true;
      }
      this.#writes.add(chunk, length);
    }
    return !this.#writes.isFull;
  }

  end(): void {
    if (this.#state !== "started") return;
    // Less than was promised must not look like a whole answer.
    if (this.#framing === "length" && this.#remaining > 0) {
      this.destroy();
      return;
    }
    if (this.#framing === "chunked") this.#writes.add("0\r\n\r\n", 5);
    this.#state = "ended";
    this.#options.onAnswered(this.#isKept);
  }

  answer(status: number, fields: FieldLines, body: Buffer | string): void {
    this.start(status, [...fields, "content-length", String(Buffer.byteLength(body))]);
    this.write(body);
    this.end();
  }

  destroy(): void {
    // After a whole answer the connection belongs to the next request.
    if (this.#state === "ended") return;
    this.#writes.flush();
    this.#socket.destroy();
  }

  onDrain(listener: () => void): void {
    this.#writes.flush();
    if (this.#socket.writableNeedDrain) this.#socket.once("drain", listener);
    else queueMicrotask(listener);
  }

  onGone(listener: () => void): void {
    this.#goneListeners.push(listener);
  }

  offGone(listener: () => void): void {
    const index = this.#goneListeners.indexOf(listener);
    if (index !== -1) this.#goneListeners.splice(index, 1);
  }

  /** The connection has ended. */
  gone(): void {
    const wasAnswered = this.#state === "ended";
    this.#state = "gone";
    if (wasAnswered) return;
    for (const listener of this.#goneListeners.splice(0)) listener();
  }

  /** How the body is framed, from the fields; returns the lines that say so beside them. */
  #frame(fields: FieldLines, hasBody: boolean): string {
    let length: string | undefined;
    let hasDate = false;
    for (let i = 0; i < fields.length; i += 2) {
      if (fields[i] === "content-length") length = fields[i + 1];
      else if (fields[i] === "date") hasDate = true;
    }
    const date = hasDate ? "" : `date: ${httpDate()}\r\n`;
    if (!hasBody) return date;
    if (length !== undefined) {
      this.#framing = "length";
      this.#remaining = Number(length);
      return date;
    }
    this.#framing = "chunked";
    return `${date}transfer-encoding: chunked\r\n`;
  }
}

/** The hint lets a client drop the connection before this end does, and so lose no request. */
function kept(keepAliveMs: number): string {
  return `connection: keep-alive\r\nkeep-alive: timeout=${Math.floor(keepAliveMs / 1000)}\r\n`;
}
