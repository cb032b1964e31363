import type { FieldLines } from "./field-lines.ts";

/** One request to one instance. */
export interface UpstreamRequest {
  /** `http://host:port` or `https://host:port`. */
  readonly origin: string;
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  /** With `host`; without those that frame the body, which the transport writes itself. */
  readonly fields: FieldLines;
  readonly body: Buffer | null;
  /** How long the head of the answer may take from when the request was sent. */
  readonly firstByteTimeoutMs: number;
}

/** Hears the answer. Nothing is called before `dispatch` has returned, nor after `onEnd`, `onError` or an abort. */
export interface UpstreamHandler {
  /** The head of the final answer; 1xx answers are between the transport and the instance. */
  onStart(status: number, fields: FieldLines, reason: string): void;
  /** The chunk is the handler's to keep. */
  onData(chunk: Buffer): void;
  onEnd(): void;
  onError(failure: UpstreamFailure): void;
}

/** Why there is no whole answer. */
export interface UpstreamFailure {
  /** A code of the system or of the transport, such as `ECONNREFUSED`. */
  readonly code: string;
  /** `false`: no byte of the request can have reached the instance; `true`: some may have. */
  readonly wasSent: boolean;
  /** The head of the answer did not come in time. */
  readonly timedOut: boolean;
}

/** A request under way. */
export interface UpstreamExchange {
  /** No more `onData` until `resume`, but for what has been received already. */
  pause(): void;
  resume(): void;
  /** Ends the request at the instance; the handler hears nothing more. */
  abort(): void;
}

/** Sends requests over connections that it keeps. */
export interface UpstreamTransport {
  dispatch(request: UpstreamRequest, handler: UpstreamHandler): UpstreamExchange;
  /** Cuts every connection; requests under way and later ones fail. */
  close(): Promise<void>;
}

/** How long a connection to an instance may take. */
export const CONNECT_TIMEOUT_MS = 5000;
