const CR = 0x0d;
const LF = 0x0a;
/** A size line with its extensions, or a line of a trailer. */
const MAX_LINE_BYTES = 4096;
const MAX_TRAILER_BYTES = 16 * 1024;
/** 8 digits are 4 GiB: no chunk is longer, and no number becomes inexact. */
const SIZE_LINE = /^([0-9A-Fa-f]{1,8})(?:;[\t\x20-\x7e\x80-\xff]*)?$/;
const TRAILER_LINE = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+:[\t\x20-\x7e\x80-\xff]*$/;

/** Takes the chunked coding away (RFC 9112 §7.1); extensions and trailers are read and dropped. */
export class ChunkedDecoder {
  #state: "size" | "data" | "data_end" | "trailer" | "done" = "size";
  #line = "";
  #remaining = 0;
  #trailerBytes = 0;

  get isDone(): boolean {
    return this.#state === "done";
  }

  /** Gives the data of `bytes` to `onData` and returns how many bytes were used; -1 when they are not of the coding. */
  push(bytes: Buffer, onData: (data: Buffer) => void): number {
    let at = 0;
    while (at < bytes.length && this.#state !== "done") {
      if (this.#state === "data") {
        const end = Math.min(bytes.length, at + this.#remaining);
        onData(bytes.subarray(at, end));
        this.#remaining -= end - at;
        at = end;
        if (this.#remaining === 0) this.#state = "data_end";
        continue;
      }
      const end = bytes.indexOf(LF, at);
      const to = end === -1 ? bytes.length : end + 1;
      this.#line += bytes.toString("latin1", at, to);
      at = to;
      if (this.#line.length > MAX_LINE_BYTES) return -1;
      if (end !== -1 && !this.#lineEnd()) return -1;
    }
    return at;
  }

  /** A whole line has come. Whether it may stand there. */
  #lineEnd(): boolean {
    const line = this.#line;
    this.#line = "";
    if (line.charCodeAt(line.length - 2) !== CR) return false;
    const text = line.slice(0, -2);
    if (this.#state === "size") return this.#sizeLine(text);
    if (this.#state === "trailer") return this.#trailerLine(text);
    this.#state = "size";
    return text === "";
  }

  #sizeLine(text: string): boolean {
    const [, digits] = SIZE_LINE.exec(text) ?? [];
    if (digits === undefined) return false;
    this.#remaining = Number.parseInt(digits, 16);
    this.#state = this.#remaining === 0 ? "trailer" : "data";
    return true;
  }

  #trailerLine(text: string): boolean {
    if (text === "") {
      this.#state = "done";
      return true;
    }
    this.#trailerBytes += text.length;
    return this.#trailerBytes <= MAX_TRAILER_BYTES && TRAILER_LINE.test(text);
  }
}
