import type { IncomingMessage, ServerResponse } from "node:http";
import { type FieldLines, pairs, withDefaults } from "../field-lines.ts";
import type { InboundExchange, ReadBody } from "../inbound.ts";
import { readBody } from "./read-body.ts";

/** An exchange over a server of `node:http`. */
export class NodeHttpExchange implements InboundExchange {
  readonly method: string;
  readonly target: string;
  readonly fields: FieldLines;
  readonly #request: IncomingMessage;
  readonly #response: ServerResponse;
  readonly #goneListeners: (() => void)[] = [];
  #answerFields: FieldLines = [];

  constructor(request: IncomingMessage, response: ServerResponse) {
    this.#request = request;
    this.#response = response;
    this.method = request.method ?? "";
    this.target = request.url ?? "";
    this.fields = request.rawHeaders.map((text, index) =>
      index % 2 === 0 ? text.toLowerCase() : text,
    );
  }

  get peerAddress(): string | undefined {
    return this.#request.socket.remoteAddress;
  }

  get isStarted(): boolean {
    return this.#response.headersSent;
  }

  get isGone(): boolean {
    return this.#response.destroyed;
  }

  readBody(maxBytes: number): Promise<ReadBody> {
    return readBody(this.#request, maxBytes);
  }

  setAnswerFields(fields: FieldLines): void {
    this.#answerFields = [...this.#answerFields, ...fields];
  }

  /** The answer will be given by somebody who knows the response only. */
  handOver(): void {
    for (const [name, value] of pairs(this.#answerFields)) this.#response.appendHeader(name, value);
  }

  start(status: number, fields: FieldLines, reason?: string): void {
    this.#head(status, fields, reason);
    // What is written in this turn goes out together with the head.
    queueMicrotask(() => this.#response.flushHeaders());
  }

  write(chunk: Buffer | string): boolean {
    return this.#response.write(chunk);
  }

  end(): void {
    this.#response.end();
  }

  answer(status: number, fields: FieldLines, body: Buffer | string): void {
    this.#head(status, [...fields, "content-length", String(Buffer.byteLength(body))], undefined);
    this.#response.end(body);
  }

  destroy(): void {
    this.#response.destroy();
  }

  onDrain(listener: () => void): void {
    this.#response.once("drain", listener);
  }

  onGone(listener: () => void): void {
    // `close` comes after a whole answer too.
    if (this.#goneListeners.length === 0) this.#response.on("close", this.#onClose);
    this.#goneListeners.push(listener);
  }

  offGone(listener: () => void): void {
    const index = this.#goneListeners.indexOf(listener);
    if (index !== -1) this.#goneListeners.splice(index, 1);
    if (this.#goneListeners.length === 0) this.#response.off("close", this.#onClose);
  }

  readonly #onClose = (): void => {
    if (this.#response.writableEnded) return;
    for (const listener of this.#goneListeners.splice(0)) listener();
  };

  #head(status: number, fields: FieldLines, reason: string | undefined): void {
    const lines = withDefaults(fields, this.#answerFields);
    // An empty reason would be replaced by Node's own.
    if (reason === undefined || reason === "") this.#response.writeHead(status, lines);
    else this.#response.writeHead(status, reason, lines);
  }
}
