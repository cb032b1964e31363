import type { IncomingHttpHeaders, OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { Dispatcher } from "undici";

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

/** The handler of one exchange with undici. */
class Relay implements Dispatcher.DispatchHandler {
  readonly #attempt: Attempt;
  readonly #response: ServerResponse;
  readonly #resolve: (outcome: AttemptOutcome) => void;
  #controller: Dispatcher.DispatchController | undefined;
  #held: { readonly chunks: Buffer[]; bytes: number; readonly start: () => void } | undefined;
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
    const start = (): void => {
      const sent = this.#attempt.answerHeaders(headers);
      if (statusMessage === undefined) this.#response.writeHead(status, sent);
      else this.#response.writeHead(status, statusMessage, sent);
      this.#response.flushHeaders();
    };
    const isJson = String(headers["content-type"] ?? "").startsWith("application/json");
    if (this.#attempt.holdsAnswer && isJson) this.#held = { chunks: [], bytes: 0, start };
    else start();
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#held !== undefined) {
      this.#held.chunks.push(chunk);
      this.#held.bytes += chunk.length;
      if (this.#held.bytes > MAX_HELD_BYTES) this.#release();
      return;
    }
    if (this.#response.write(chunk)) return;
    controller.pause();
    this.#response.once("drain", () => controller.resume());
  }

  onResponseEnd(): void {
    this.#release();
    this.#response.end();
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
    held.start();
    for (const chunk of held.chunks) this.#response.write(chunk);
  }

  #end(outcome: AttemptOutcome): void {
    this.#response.off("close", this.#onClose);
    this.#resolve(outcome);
  }
}
