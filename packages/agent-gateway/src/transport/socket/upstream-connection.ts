import { connect, type Socket } from "node:net";
import type { Clock, Timer } from "service-kit";
import type { FieldLines } from "../field-lines.ts";
import { guardedLookup, isLinkLocal, LINK_LOCAL } from "../link-local.ts";
import { CONNECT_TIMEOUT_MS } from "../upstream.ts";
import type { Flushing, Outbox } from "./outbox.ts";
import { type ResponseListener, ResponseParser } from "./response-parser.ts";
import { TIMED_OUT, type UpstreamRun } from "./upstream-run.ts";

/** What a connection tells of itself. */
interface ConnectionOptions {
  readonly host: string;
  readonly port: number;
  readonly clock: Clock;
  readonly outbox: Outbox;
  /** Its answer is whole and it can be used again. */
  readonly onIdle: (connection: UpstreamConnection) => void;
  readonly onClose: (connection: UpstreamConnection) => void;
}

/**
 * Where every connection reads to: what is read is copied before anything else can be. Without it Node makes 64 KiB
 * for each read, and each of thousands of silent streams holds on to some.
 */
const READ_BUFFER = Buffer.allocUnsafeSlow(64 * 1024);

/** One connection to an instance: one request at a time. */
export class UpstreamConnection implements ResponseListener, Flushing {
  readonly #options: ConnectionOptions;
  readonly #socket: Socket;
  #connecting: Timer | undefined;
  #isConnected = false;
  #run: UpstreamRun | undefined;
  #parser: ResponseParser | undefined;
  #fault: string | undefined;
  #idleSinceMs = 0;
  /** When the head of the answer must have come, on the monotonic clock. */
  #deadlineMs = Number.POSITIVE_INFINITY;
  #watch: Timer | undefined;
  /** The delay that the timer was set to. */
  #watchedMs = 0;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    const { host, port, clock } = options;
    this.#socket = connect({
      host,
      port,
      noDelay: true,
      keepAlive: true,
      lookup: guardedLookup,
      onread: {
        buffer: READ_BUFFER,
        callback: (bytes) => {
          this.#onData(Buffer.from(READ_BUFFER.subarray(0, bytes)));
          return true;
        },
      },
    });
    this.#connecting = clock.setTimer(
      () => this.destroy("ERR_UPSTREAM_CONNECT_TIMEOUT"),
      CONNECT_TIMEOUT_MS,
    );
    this.#socket
      .on("connect", () => this.#onConnect())
      .on("end", () => this.#onEnd())
      .on("error", ({ code, message }: NodeJS.ErrnoException) => {
        this.#fault ??= code ?? message;
      })
      .on("close", () => this.#onClose());
    // Nothing is resolved of an address; the connection to it begins in the next turn only.
    if (isLinkLocal(host)) this.destroy(LINK_LOCAL);
  }

  /** When its last answer was whole, on the monotonic clock. */
  get idleSinceMs(): number {
    return this.#idleSinceMs;
  }

  /** The other end has not closed it, as far as is known. */
  get isUsable(): boolean {
    return this.#run === undefined && this.#socket.readyState === "open";
  }

  /** Sends a request, as soon as it is connected. */
  send(run: UpstreamRun): void {
    this.#run = run;
    run.attach(this);
    if (this.#isConnected) this.#options.outbox.add(this);
  }

  /** Writes the request that was sent, unless it was aborted before. */
  flush(): void {
    if (this.#run !== undefined && !this.#socket.destroyed) this.#write(this.#run);
  }

  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  /** Cuts it; the request under way fails with the given code. */
  destroy(fault?: string): void {
    this.#fault ??= fault;
    this.#socket.destroy();
  }

  onHead(status: number, fields: FieldLines, reason: string): void {
    this.#deadlineMs = Number.POSITIVE_INFINITY;
    this.#run?.onHead(status, fields, reason);
  }

  onBody(chunk: Buffer): void {
    this.#run?.onBody(chunk);
  }

  onComplete(isReusable: boolean): void {
    const run = this.#run;
    this.#run = undefined;
    this.#parser = undefined;
    // An answer that came before the request was taken leaves the rest of the request in the way of the next one.
    if (isReusable && this.#socket.writableLength === 0) {
      this.#idleSinceMs = this.#options.clock.monotonicMs();
      if (this.#socket.isPaused()) this.#socket.resume();
      this.#options.onIdle(this);
    } else {
      this.#socket.destroy();
    }
    run?.onComplete();
  }

  #onConnect(): void {
    this.#isConnected = true;
    this.#connecting?.cancel();
    this.#connecting = undefined;
    if (this.#run !== undefined) this.#write(this.#run);
  }

  #write(run: UpstreamRun): void {
    const { head, body } = run;
    this.#parser = new ResponseParser(run.method, this);
    run.sent();
    this.#deadlineMs = this.#options.clock.monotonicMs() + run.firstByteTimeoutMs;
    this.#watchDeadline(run.firstByteTimeoutMs);
    if (body === null) {
      this.#socket.write(head, "latin1");
    } else {
      const bytes = Buffer.allocUnsafe(head.length + body.length);
      bytes.write(head, 0, "latin1");
      body.copy(bytes, head.length);
      this.#socket.write(bytes);
    }
  }

  /** One timer for many requests: it looks again when a later request has moved the deadline. */
  #watchDeadline(delayMs: number): void {
    if (this.#watch !== undefined && delayMs >= this.#watchedMs) return;
    this.#watch?.cancel();
    this.#watchedMs = delayMs;
    this.#watch = this.#options.clock.setTimer(() => {
      this.#watch = undefined;
      const leftMs = this.#deadlineMs - this.#options.clock.monotonicMs();
      if (leftMs <= 0) this.destroy(TIMED_OUT);
      else if (leftMs !== Number.POSITIVE_INFINITY) this.#watchDeadline(Math.ceil(leftMs));
    }, delayMs);
  }

  #onData(chunk: Buffer): void {
    // Nobody asked: what comes is no answer to anything.
    const fault = this.#parser === undefined ? "ERR_UPSTREAM_SURPLUS" : this.#parsed(chunk);
    if (fault !== undefined) this.destroy(fault);
  }

  /** A fault of whoever hears the answer ends this request and not the process. */
  #parsed(chunk: Buffer): string | undefined {
    try {
      return this.#parser?.push(chunk);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  #onEnd(): void {
    const fault = this.#parser?.end();
    this.destroy(fault);
  }

  #onClose(): void {
    this.#connecting?.cancel();
    this.#watch?.cancel();
    const run = this.#run;
    this.#run = undefined;
    this.#options.onClose(this);
    run?.fail(this.#fault ?? "ERR_UPSTREAM_CLOSED");
  }
}
