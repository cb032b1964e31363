import type { IncomingHttpHeaders } from "node:http";
import type { Dispatcher } from "undici";
import { fieldLines } from "../field-lines.ts";
import type { UpstreamExchange, UpstreamHandler } from "../upstream.ts";

const ABORTED = new Error("the client went away");

/** One request with undici, and its handler there. */
export class UndiciExchange implements UpstreamExchange, Dispatcher.DispatchHandler {
  readonly #handler: UpstreamHandler;
  #controller: Dispatcher.DispatchController | undefined;
  #isAborted = false;

  constructor(handler: UpstreamHandler) {
    this.#handler = handler;
  }

  pause(): void {
    this.#controller?.pause();
  }

  resume(): void {
    this.#controller?.resume();
  }

  abort(): void {
    this.#isAborted = true;
    // Without a controller the request still waits for a connection; it is aborted as soon as it has one.
    this.#controller?.abort(ABORTED);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#isAborted) controller.abort(ABORTED);
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: IncomingHttpHeaders,
    reason = "",
  ): void {
    if (status >= 200 && !this.#isAborted)
      this.#handler.onStart(status, fieldLines(headers), reason);
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (!this.#isAborted) this.#handler.onData(chunk);
  }

  onResponseEnd(): void {
    if (!this.#isAborted) this.#handler.onEnd();
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    if (this.#isAborted) return;
    const { code = error.message } = error as NodeJS.ErrnoException;
    this.#handler.onError({
      code,
      // undici gives the controller when it begins to write to a connection.
      wasSent: this.#controller !== undefined,
      timedOut: code === "UND_ERR_HEADERS_TIMEOUT",
    });
  }
}
