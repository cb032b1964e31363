import type { FieldLines } from "./field-lines.ts";

/** A request that a client sent, and the answer it gets: all that the data path sees of the client. */
export interface InboundExchange {
  readonly method: string;
  /** As it was sent (RFC 9112 §3.2), query included. */
  readonly target: string;
  readonly fields: FieldLines;
  /** IP address at the other end of the connection. */
  readonly peerAddress: string | undefined;
  /** Reads the whole body, once; not in vain waited for where it has come already. */
  readBody(maxBytes: number): ReadBody | Promise<ReadBody>;
  /** Fields of whatever answer is given; a field of the same name given to `start` or `answer` stands instead. */
  setAnswerFields(fields: FieldLines): void;
  /** The head of the answer was given. */
  readonly isStarted: boolean;
  /** The connection has ended: what is written now is lost. */
  readonly isGone: boolean;
  /** Gives the head of an answer whose body follows; it is sent at once, with what is written in the same turn. */
  start(status: number, fields: FieldLines, reason?: string): void;
  /** Sends a part of the body; `false`: the client reads more slowly, wait for `onDrain`. */
  write(chunk: Buffer | string): boolean;
  end(): void;
  /** Gives a whole answer; the length is stated. */
  answer(status: number, fields: FieldLines, body: Buffer | string): void;
  /** Cuts the connection, so that the client sees that the answer is not whole. */
  destroy(): void;
  /** Calls once when `write` may go on. */
  onDrain(listener: () => void): void;
  /** Calls once when the client went away before its answer was whole. */
  onGone(listener: () => void): void;
  offGone(listener: () => void): void;
}

/** The whole body, or why there is none; `left`: the client went away meanwhile. */
export type ReadBody =
  | { readonly kind: "whole"; readonly body: Buffer }
  | { readonly kind: "too_large" | "left" };

/**
 * Takes a request, or says that it belongs to the control path: then nothing was done to it, and the transport
 * gives it to a listener of `node:http`.
 */
export type InboundHandler = (exchange: InboundExchange) => "taken" | "control";
