import type { FieldLines } from "../field-lines.ts";
import type { UpstreamExchange, UpstreamHandler, UpstreamRequest } from "../upstream.ts";
import type { UpstreamConnection } from "./upstream-connection.ts";
import { headText } from "./write-head.ts";

/** The fault of a connection on which the head of an answer did not come in time. */
export const TIMED_OUT = "ERR_UPSTREAM_FIRST_BYTE_TIMEOUT";

/** One request on its way over a connection. */
export class UpstreamRun implements UpstreamExchange {
  readonly #request: UpstreamRequest;
  #handler: UpstreamHandler | undefined;
  #connection: UpstreamConnection | undefined;
  #wasSent = false;
  #head = "";

  constructor(request: UpstreamRequest, handler: UpstreamHandler) {
    this.#request = request;
    this.#handler = handler;
  }

  /** The connection that takes it. */
  attach(connection: UpstreamConnection): void {
    this.#connection = connection;
  }

  /** Makes what will be written to the connection. Returns why it cannot be, or nothing. */
  prepare(): string | undefined {
    const { method, path, fields, body } = this.#request;
    const hasLength = body !== null || (method !== "GET" && method !== "DELETE");
    const length = hasLength ? `content-length: ${body?.length ?? 0}\r\n` : "";
    try {
      this.#head = headText(`${method} ${path} HTTP/1.1`, fields, length);
      return path.includes(" ") ? "ERR_INVALID_CHAR" : undefined;
    } catch {
      return "ERR_INVALID_CHAR";
    }
  }

  get method(): string {
    return this.#request.method;
  }

  get firstByteTimeoutMs(): number {
    return this.#request.firstByteTimeoutMs;
  }

  get head(): string {
    return this.#head;
  }

  get body(): Buffer | null {
    return this.#request.body;
  }

  /** From now on the instance may have it. */
  sent(): void {
    this.#wasSent = true;
  }

  onHead(status: number, fields: FieldLines, reason: string): void {
    this.#handler?.onStart(status, fields, reason);
  }

  onBody(chunk: Buffer): void {
    this.#handler?.onData(chunk);
  }

  onComplete(): void {
    this.#take()?.onEnd();
  }

  /** The connection has ended before the answer was whole, or was never there. */
  fail(code: string): void {
    const wasSent = this.#wasSent;
    this.#take()?.onError({ code, wasSent, timedOut: code === TIMED_OUT });
  }

  pause(): void {
    this.#connection?.pause();
  }

  resume(): void {
    this.#connection?.resume();
  }

  abort(): void {
    const connection = this.#connection;
    this.#take();
    connection?.destroy();
  }

  /** The handler, for the last time. */
  #take(): UpstreamHandler | undefined {
    const handler = this.#handler;
    this.#handler = undefined;
    this.#connection = undefined;
    return handler;
  }
}
