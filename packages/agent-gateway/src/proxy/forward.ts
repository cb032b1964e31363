import type { IncomingHttpHeaders, OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { Dispatcher } from "undici";
import { EventRewriter } from "./event-rewriter.ts";

/** One request to one instance. */
export interface Attempt {
  readonly dispatcher: Dispatcher;
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: Buffer | null;
  /** Makes the client's headers of the instance's. */
  readonly answerHeaders: (headers: IncomingHttpHeaders) => OutgoingHttpHeaders;
  /** Keeps a JSON answer back until it is whole, so that the call can still be repeated elsewhere. */
  readonly holdsAnswer: boolean;
  /** Changes a JSON-RPC message of the answer; without it the answer passes as bytes. */
  readonly rewrite: ((message: string) => string) | undefined;
}

/** How an attempt ended. */
export type AttemptOutcome =
  /** The client has its answer, or as much of it as the instance gave before it died. */
  | { readonly kind: "answered" }
  | { readonly kind: "client_left" }
  /** The client has seen nothing; unless `wasSent`, neither has the instance. */
  | {
      readonly kind: "failed";
      readonly wasSent: boolean;
      readonly timedOut: boolean;
      readonly reason: string;
    };

const MAX_HELD_BYTES = 1024 * 1024;
const CLIENT_LEFT = new Error("the client went away");

/** Sends a request and passes the answer on as it comes, no faster than the client reads it. */
export function forward(attempt: Attempt, response: ServerResponse): Promise<AttemptOutcome> {
  return new Promise((resolve) => {
    const { method, path, headers, body } = attempt;
    const relay = new Relay(attempt, response, resolve);
    if (response.destroyed) {
      relay.clientLeft();
      return;
    }
    attempt.dispatcher.dispatch({ method, path, headers, body }, relay);
  });
}

/** An answer that the client has seen nothing of. */
interface HeldAnswer {
  readonly chunks: Buffer[];
  bytes: number;
  readonly start: (changes: OutgoingHttpHeaders) => void;
}

/** The handler of one exchange with undici. */
class Relay implements Dispatcher.DispatchHandler {
  readonly #attempt: Attempt;
  readonly #response: ServerResponse;
  readonly #resolve: (outcome: AttemptOutcome) => void;
  #controller: Dispatcher.DispatchController | undefined;
  #held: HeldAnswer | undefined;
  #events: EventRewriter | undefined;
  #hasLeft = false;
  readonly #onClose = (): void => this.clientLeft();

  constructor(
    attempt: Attempt,
    response: ServerResponse,
    resolve: (outcome: AttemptOutcome) => void,
  ) {
    this.#attempt = attempt;
    this.#response = response;
    this.#resolve = resolve;
    // Emitted after a finished answer too, but by then nobody listens here.
    response.once("close", this.#onClose);
  }

  /** The instance is to stop working for nobody. */
  clientLeft(): void {
    this.#hasLeft = true;
    this.#controller?.abort(CLIENT_LEFT);
    // Without a controller the request still waits for a connection; it is aborted as soon as it has one.
    if (this.#controller === undefined) this.#end({ kind: "client_left" });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#hasLeft) controller.abort(CLIENT_LEFT);
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
    statusMessage?: string,
  ): void {
    // 1xx answers are between the gateway and the instance.
    if (status < 200) return;
    const start = (changes: OutgoingHttpHeaders): void => {
      const sent = { ...this.#attempt.answerHeaders(headers), ...changes };
      if (statusMessage === undefined) this.#response.writeHead(status, sent);
      else this.#response.writeHead(status, statusMessage, sent);
      this.#response.flushHeaders();
    };
    const { rewrite, holdsAnswer } = this.#attempt;
    const type = String(headers["content-type"] ?? "");
    const isPlain = headers["content-encoding"] === undefined;
    if (type.startsWith("application/json") && (holdsAnswer || rewrite !== undefined)) {
      this.#held = { chunks: [], bytes: 0, start };
      return;
    }
    if (type.startsWith("text/event-stream") && rewrite !== undefined && isPlain) {
      this.#events = new EventRewriter(rewrite);
      // The length of what will be passed on is not known yet.
      delete headers["content-length"];
    }
    start({});
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#held !== undefined) {
      this.#held.chunks.push(chunk);
      this.#held.bytes += chunk.length;
      if (this.#held.bytes > MAX_HELD_BYTES) this.#release();
      return;
    }
    const bytes = this.#events?.push(chunk) ?? chunk;
    if (bytes.length === 0 || this.#response.write(bytes)) return;
    controller.pause();
    this.#response.once("drain", () => controller.resume());
  }

  onResponseEnd(): void {
    this.#releaseWhole();
    this.#response.end(this.#events?.flush());
    this.#end({ kind: "answered" });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (this.#hasLeft) {
      this.#end({ kind: "client_left" });
    } else if (this.#response.headersSent) {
      // The client must see that the answer is not whole.
      this.#response.destroy();
      this.#end({ kind: "answered" });
    } else {
      const { code = error.message } = error as NodeJS.ErrnoException;
      this.#end({
        kind: "failed",
        wasSent: this.#controller !== undefined,
        timedOut: code === "UND_ERR_HEADERS_TIMEOUT",
        reason: code,
      });
    }
  }

  #release(): void {
    const held = this.#held;
    if (held === undefined) return;
    this.#held = undefined;
    held.start({});
    for (const chunk of held.chunks) this.#response.write(chunk);
  }

  #releaseWhole(): void {
    const { rewrite } = this.#attempt;
    const held = this.#held;
    if (held === undefined || rewrite === undefined) {
      this.#release();
      return;
    }
    const text = Buffer.concat(held.chunks).toString("utf8");
    const message = rewrite(text);
    if (message === text) {
      this.#release();
      return;
    }
    this.#held = undefined;
    held.start({ "content-length": Buffer.byteLength(message) });
    this.#response.write(message);
  }

  #end(outcome: AttemptOutcome): void {
    this.#response.off("close", this.#onClose);
    this.#resolve(outcome);
  }
}
