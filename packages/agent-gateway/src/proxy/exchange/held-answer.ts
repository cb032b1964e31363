import type { FieldLines } from "../../transport/field-lines.ts";

const MAX_HELD_BYTES = 1024 * 1024;

/** An answer that the client has seen nothing of, so that the call can still be repeated elsewhere. */
export class HeldAnswer {
  readonly status: number;
  readonly fields: FieldLines;
  readonly reason: string;
  readonly #chunks: Buffer[] = [];
  #bytes = 0;

  constructor(status: number, fields: FieldLines, reason: string) {
    this.status = status;
    this.fields = fields;
    this.reason = reason;
  }

  /** `false` when it has become too long to be kept. */
  keep(chunk: Buffer): boolean {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
    return this.#bytes <= MAX_HELD_BYTES;
  }

  body(): Buffer {
    const [only] = this.#chunks;
    return only !== undefined && this.#chunks.length === 1 ? only : Buffer.concat(this.#chunks);
  }
}
