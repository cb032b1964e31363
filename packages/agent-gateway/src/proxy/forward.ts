import { type FieldLines, fieldValue, pairs } from "../transport/field-lines.ts";
import type { InboundExchange } from "../transport/inbound.ts";
import type {
  UpstreamExchange,
  UpstreamFailure,
  UpstreamHandler,
  UpstreamRequest,
  UpstreamTransport,
} from "../transport/upstream.ts";
import { EventRewriter } from "./event-rewriter.ts";

/** One request to one instance. */
export interface Attempt {
  readonly request: UpstreamRequest;
  /** Makes the client's fields of the instance's. */
  readonly answerFields: (fields: FieldLines) => FieldLines;
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

/** Sends a request and passes the answer on as it comes, no faster than the client reads it. */
export function forward(
  attempt: Attempt,
  client: InboundExchange,
  upstreams: UpstreamTransport,
): Promise<AttemptOutcome> {
  return new Promise((resolve) => {
    if (client.isGone) resolve({ kind: "client_left" });
    else new Relay(attempt, client, resolve).begin(upstreams);
  });
}

/** An answer that the client has seen nothing of. */
interface HeldAnswer {
  readonly chunks: Buffer[];
  bytes: number;
  readonly start: (length: number | undefined) => void;
}

/** Passes the answer of one attempt on. */
class Relay implements UpstreamHandler {
  readonly #attempt: Attempt;
  readonly #client: InboundExchange;
  readonly #resolve: (outcome: AttemptOutcome) => void;
  #upstream: UpstreamExchange | undefined;
  #held: HeldAnswer | undefined;
  #events: EventRewriter | undefined;

  constructor(
    attempt: Attempt,
    client: InboundExchange,
    resolve: (outcome: AttemptOutcome) => void,
  ) {
    this.#attempt = attempt;
    this.#client = client;
    this.#resolve = resolve;
    client.onGone(this.#onGone);
  }

  begin(upstreams: UpstreamTransport): void {
    this.#upstream = upstreams.dispatch(this.#attempt.request, this);
  }

  onStart(status: number, fields: FieldLines, reason: string): void {
    const { rewrite, holdsAnswer, answerFields } = this.#attempt;
    const type = fieldValue(fields, "content-type") ?? "";
    const isPlain = fieldValue(fields, "content-encoding") === undefined;
    if (type.startsWith("application/json") && (holdsAnswer || rewrite !== undefined)) {
      const start = (length: number | undefined): void => {
        const sent = answerFields(fields);
        this.#client.start(status, length === undefined ? sent : ofLength(sent, length), reason);
      };
      this.#held = { chunks: [], bytes: 0, start };
      return;
    }
    const sent = answerFields(fields);
    if (type.startsWith("text/event-stream") && rewrite !== undefined && isPlain) {
      this.#events = new EventRewriter(rewrite);
      // The length of what will be passed on is not known yet.
      this.#client.start(status, withoutLength(sent), reason);
    } else {
      this.#client.start(status, sent, reason);
    }
  }

  onData(chunk: Buffer): void {
    if (this.#held !== undefined) {
      this.#held.chunks.push(chunk);
      this.#held.bytes += chunk.length;
      if (this.#held.bytes > MAX_HELD_BYTES) this.#release();
      return;
    }
    const bytes = this.#events?.push(chunk) ?? chunk;
    if (bytes.length === 0 || this.#client.write(bytes)) return;
    this.#upstream?.pause();
    this.#client.onDrain(() => this.#upstream?.resume());
  }

  onEnd(): void {
    this.#releaseWhole();
    const rest = this.#events?.flush();
    if (rest !== undefined && rest.length > 0) this.#client.write(rest);
    this.#client.end();
    this.#end({ kind: "answered" });
  }

  onError({ wasSent, timedOut, code }: UpstreamFailure): void {
    if (this.#client.isStarted) {
      // The client must see that the answer is not whole.
      this.#client.destroy();
      this.#end({ kind: "answered" });
    } else {
      this.#end({ kind: "failed", wasSent, timedOut, reason: code });
    }
  }

  /** The instance is to stop working for nobody. */
  readonly #onGone = (): void => {
    this.#upstream?.abort();
    this.#end({ kind: "client_left" });
  };

  #release(): void {
    const held = this.#held;
    if (held === undefined) return;
    this.#held = undefined;
    held.start(undefined);
    for (const chunk of held.chunks) this.#client.write(chunk);
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
    held.start(Buffer.byteLength(message));
    this.#client.write(message);
  }

  #end(outcome: AttemptOutcome): void {
    this.#client.offGone(this.#onGone);
    this.#resolve(outcome);
  }
}

function withoutLength(fields: FieldLines): string[] {
  const kept: string[] = [];
  for (const [name, value] of pairs(fields)) if (name !== "content-length") kept.push(name, value);
  return kept;
}

function ofLength(fields: FieldLines, length: number): string[] {
  return [...withoutLength(fields), "content-length", String(length)];
}
