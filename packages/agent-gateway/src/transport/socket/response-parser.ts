import type { FieldLines } from "../field-lines.ts";
import { ChunkedDecoder } from "./chunked-decoder.ts";
import { type BodyFraming, parseResponseHead } from "./parse-response-head.ts";

/** Hears what an answer is made of. */
export interface ResponseListener {
  onHead(status: number, fields: FieldLines, reason: string): void;
  onBody(chunk: Buffer): void;
  /** `isReusable`: another request may be sent over the same connection. */
  onComplete(isReusable: boolean): void;
}

const MAX_HEAD_BYTES = 32 * 1024;
/** Interim answers before the final one; more are a fault of the instance. */
const MAX_INTERIM = 16;

/** Takes one answer apart as its bytes come (RFC 9112 §6): strict, because what it takes for an answer is passed on. */
export class ResponseParser {
  readonly #method: string;
  readonly #listener: ResponseListener;
  #state: "head" | "body" | "done" = "head";
  #pending: Buffer | undefined;
  #interim = 0;
  #framing: BodyFraming = { kind: "none" };
  #remaining = 0;
  #chunked: ChunkedDecoder | undefined;
  #isKept = false;

  /** `method`: of the request that is answered. */
  constructor(method: string, listener: ResponseListener) {
    this.#method = method;
    this.#listener = listener;
  }

  /** Bytes of an answer have come. */
  get hasBegun(): boolean {
    return this.#state !== "head" || this.#pending !== undefined || this.#interim > 0;
  }

  /** Takes what was received. Returns what is wrong with it, or nothing. */
  push(chunk: Buffer): string | undefined {
    let rest: Buffer = chunk;
    while (this.#state === "head") {
      const bytes: Buffer =
        this.#pending === undefined ? rest : Buffer.concat([this.#pending, rest]);
      const end = bytes.indexOf("\r\n\r\n");
      if (end === -1) {
        this.#pending = bytes;
        return bytes.length > MAX_HEAD_BYTES ? "ERR_UPSTREAM_HEAD_TOO_LARGE" : undefined;
      }
      this.#pending = undefined;
      rest = bytes.subarray(end + 4);
      const fault = this.#head(bytes.toString("latin1", 0, end + 4));
      if (fault !== undefined) return fault;
    }
    if (rest.length === 0) return undefined;
    return this.#state === "body" ? this.#body(rest) : "ERR_UPSTREAM_SURPLUS";
  }

  /** The connection has ended. Returns what is wrong with that, or nothing when the answer is whole. */
  end(): string | undefined {
    if (this.#state === "body" && this.#framing.kind === "until_close") {
      this.#complete(false);
      return undefined;
    }
    return this.#state === "done" ? undefined : "ERR_UPSTREAM_CLOSED";
  }

  #head(text: string): string | undefined {
    const head = parseResponseHead(text, this.#method);
    if (head === undefined) return "ERR_UPSTREAM_HEAD";
    if (head.status < 200) {
      this.#interim += 1;
      return this.#interim > MAX_INTERIM ? "ERR_UPSTREAM_HEAD" : undefined;
    }
    this.#framing = head.framing;
    this.#isKept = head.isKept;
    this.#state = "body";
    if (head.framing.kind === "length") this.#remaining = head.framing.bytes;
    if (head.framing.kind === "chunked") this.#chunked = new ChunkedDecoder();
    this.#listener.onHead(head.status, head.fields, head.reason);
    const { kind } = head.framing;
    if (kind === "none" || (kind === "length" && this.#remaining === 0))
      this.#complete(head.isKept);
    return undefined;
  }

  #body(bytes: Buffer): string | undefined {
    if (this.#framing.kind === "length") return this.#lengthBody(bytes);
    if (this.#framing.kind === "chunked") return this.#chunkedBody(bytes);
    this.#listener.onBody(bytes);
    return undefined;
  }

  #lengthBody(bytes: Buffer): string | undefined {
    const own = bytes.length > this.#remaining ? bytes.subarray(0, this.#remaining) : bytes;
    this.#remaining -= own.length;
    this.#listener.onBody(own);
    if (this.#remaining > 0) return undefined;
    // More than was asked for: this answer is whole, but nothing of this connection is trusted any more.
    this.#complete(this.#isKept && own.length === bytes.length);
    return undefined;
  }

  #chunkedBody(bytes: Buffer): string | undefined {
    const used = this.#chunked?.push(bytes, (part) => this.#listener.onBody(part)) ?? -1;
    if (used === -1) return "ERR_UPSTREAM_CHUNK";
    if (this.#chunked?.isDone) this.#complete(this.#isKept && used === bytes.length);
    return undefined;
  }

  #complete(isReusable: boolean): void {
    this.#state = "done";
    this.#listener.onComplete(isReusable);
  }
}
