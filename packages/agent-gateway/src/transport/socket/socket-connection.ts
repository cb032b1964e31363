import type { Socket } from "node:net";
import type { Clock } from "service-kit";
import type { InboundHandler } from "../inbound.ts";
import type { Outbox } from "./outbox.ts";
import { parseRequestHead, type RequestHead } from "./parse-request-head.ts";
import { PendingWrites } from "./pending-writes.ts";
import { SocketExchange } from "./socket-exchange.ts";

/** What a connection works with. */
export interface SocketConnectionOptions {
  readonly handle: InboundHandler;
  readonly clock: Clock;
  readonly outbox: Outbox;
  /** `false`: the server is ending, so connections are not kept. */
  readonly isAccepting: () => boolean;
  /** How long it may wait for the next request. */
  readonly keepAliveMs: number;
  /** Gives the socket to `node:http`. */
  readonly onHandOver: () => void;
  /** It has ended, or belongs to `node:http`. */
  readonly onLeave: () => void;
}

/** Requests up to these sizes are served from the socket; longer ones by `node:http`, where it does not matter. */
const MAX_HEAD_BYTES = 8 * 1024;
const MAX_BODY_BYTES = 64 * 1024;
/** An empty line behind the last one. */
const HEAD_END = "\r\n\r\n";
/** What comes is looked at again with each piece, so a request in very many pieces would cost more than it weighs. */
const MAX_PIECES = 64;
/** How long the rest of a request may be waited for here, in milliseconds; `node:http` has its own patience. */
const MAX_PARTIAL_MS = 1000;
/** Beyond what the client is told, so that its last request does not meet the end. */
const KEEP_ALIVE_GRACE_MS = 1000;

/** One connection of a client: one request at a time, and the whole of it before it is handled. */
export class SocketConnection {
  readonly #socket: Socket;
  readonly #options: SocketConnectionOptions;
  readonly #writes: PendingWrites;
  /** What was received and not used yet. */
  #received: Buffer | undefined;
  /** In how many pieces that came. */
  #pieces = 0;
  #exchange: SocketExchange | undefined;
  /** When it began to wait for what it waits for now. */
  #sinceMs: number;
  #isTaking = false;
  /** The client reads its answers more slowly than it asks, or has had its last one. */
  #isDraining = false;
  #hasLeft = false;

  constructor(socket: Socket, options: SocketConnectionOptions) {
    this.#socket = socket;
    this.#options = options;
    this.#writes = new PendingWrites(socket, options.outbox);
    this.#sinceMs = options.clock.monotonicMs();
    socket.setNoDelay(true);
    socket.on("data", this.#onData).on("end", this.#onEnd);
    socket.on("error", this.#onError).on("close", this.#onClose);
  }

  closeIfIdle(): void {
    if (this.#exchange === undefined && this.#received === undefined) this.#endSoon();
  }

  /** Cuts it; what was written goes out as far as the system takes it at once. */
  destroy(): void {
    this.#writes.flush();
    this.#socket.destroy();
  }

  /** Ends what has waited too long. */
  checkTime(nowMs: number): void {
    if (this.#exchange !== undefined || this.#isDraining) return;
    const waitedMs = nowMs - this.#sinceMs;
    if (this.#received !== undefined) {
      if (waitedMs > MAX_PARTIAL_MS) this.#handOver();
    } else if (waitedMs > this.#options.keepAliveMs + KEEP_ALIVE_GRACE_MS) {
      this.#socket.destroy();
    }
  }

  readonly #onData = (chunk: Buffer): void => {
    const received = this.#received;
    if (received === undefined && this.#exchange === undefined) {
      this.#sinceMs = this.#options.clock.monotonicMs();
    }
    this.#received = received === undefined ? chunk : Buffer.concat([received, chunk]);
    this.#pieces += 1;
    // The next request came before the answer to this one: it waits, and so does what would follow.
    if (this.#exchange === undefined && !this.#isDraining) this.#takeRequests();
    else this.#socket.pause();
  };

  /** Takes the requests that are whole, one after the other. */
  #takeRequests(): void {
    if (this.#isTaking) return;
    this.#isTaking = true;
    while (this.#exchange === undefined && !this.#isDraining && !this.#hasLeft) {
      if (this.#received === undefined || !this.#takeRequest(this.#received)) break;
    }
    this.#isTaking = false;
  }

  /** Whether a request was taken; otherwise more bytes are needed, or the connection has left. */
  #takeRequest(bytes: Buffer): boolean {
    const text = bytes.toString("latin1", 0, MAX_HEAD_BYTES + HEAD_END.length);
    const end = text.indexOf(HEAD_END);
    if (end === -1) {
      if (bytes.length > MAX_HEAD_BYTES || this.#pieces > MAX_PIECES) this.#handOver();
      return false;
    }
    const head = parseRequestHead(text.slice(0, end + HEAD_END.length));
    if (head === undefined || head.contentLength > MAX_BODY_BYTES) {
      this.#handOver();
      return false;
    }
    const bodyAt = end + HEAD_END.length;
    const length = bodyAt + head.contentLength;
    if (bytes.length < length) {
      if (this.#pieces > MAX_PIECES) this.#handOver();
      return false;
    }
    const exchange = this.#exchangeOf(head, bytes.subarray(bodyAt, length));
    this.#begin(exchange);
    if (this.#options.handle(exchange) === "control") {
      this.#end();
      this.#handOver();
      return false;
    }
    this.#received = bytes.length === length ? undefined : bytes.subarray(length);
    this.#pieces = 0;
    return true;
  }

  #begin(exchange: SocketExchange): void {
    this.#exchange = exchange;
    this.#options.outbox.begin();
  }

  #end(): void {
    if (this.#exchange !== undefined) this.#options.outbox.end();
    this.#exchange = undefined;
  }

  #exchangeOf(head: RequestHead, body: Buffer): SocketExchange {
    const connection = { socket: this.#socket, writes: this.#writes };
    return new SocketExchange(connection, head, body, {
      isKept: this.#options.isAccepting,
      keepAliveMs: this.#options.keepAliveMs,
      onAnswered: this.#onAnswered,
    });
  }

  readonly #onAnswered = (isKept: boolean): void => {
    const socket = this.#socket;
    this.#end();
    this.#sinceMs = this.#options.clock.monotonicMs();
    if (this.#writes.isFull) this.#writes.flush();
    if (!isKept || !this.#options.isAccepting()) {
      this.#endSoon();
    } else if (socket.writableNeedDrain) {
      // A client that asks on without reading its answers must not fill the memory with them.
      this.#isDraining = true;
      socket.pause();
      socket.once("drain", this.#goOn);
    } else {
      this.#goOn();
    }
  };

  readonly #goOn = (): void => {
    this.#isDraining = false;
    if (this.#socket.isPaused()) this.#socket.resume();
    this.#takeRequests();
  };

  /** Ends it as soon as what was written has gone; no further request is taken. */
  #endSoon(): void {
    this.#isDraining = true;
    this.#writes.flush();
    this.#socket.destroySoon();
  }

  /** Nothing of what was received has been used: `node:http` reads it as if it had just come. */
  #handOver(): void {
    const received = this.#received;
    const socket = this.#socket;
    this.#writes.flush();
    this.#received = undefined;
    this.#leave();
    socket.off("data", this.#onData).off("end", this.#onEnd);
    socket.off("error", this.#onError).off("close", this.#onClose);
    socket.pause();
    if (received !== undefined) socket.unshift(received);
    this.#options.onHandOver();
    socket.resume();
  }

  /** A client that sends no more does not wait for an answer: servers of `node:http` see it so too. */
  readonly #onEnd = (): void => {
    if (this.#exchange === undefined) {
      this.#writes.flush();
      this.#socket.end();
    } else {
      this.#socket.destroy();
    }
  };

  /** `close` follows. */
  readonly #onError = (): void => {};

  readonly #onClose = (): void => {
    this.#received = undefined;
    this.#exchange?.gone();
    this.#end();
    this.#leave();
  };

  #leave(): void {
    this.#hasLeft = true;
    this.#options.onLeave();
  }
}
