import { PassThrough, pipeline, type Readable, type Writable } from "node:stream";
import type { AnswerFirst } from "./known-answer.ts";

/** A conversation whose first message may have been answered. */
export interface OpenedConversation {
  /** All that the client says, from its first word. */
  readonly stdin: Readable;
  /** The request that has its answer; absent: none has. */
  readonly answered?: string | number;
  /** Whether the client is gone and said no more than that. */
  readonly isOver: boolean;
}

/** A first message that is longer is left to the transport. */
const MAX_FIRST_LINE = 8 * 1024;

/**
 * Answers the first message if that can be done, and then waits until the client goes on: loading what the
 * tools are made of takes several times as long, and clients wait for the first answer before they show anything.
 */
export async function answerFirst(
  answer: AnswerFirst,
  { stdin, stdout }: { readonly stdin: Readable; readonly stdout: Writable },
): Promise<OpenedConversation> {
  const relay = new PassThrough();
  const heard = new Listener(stdin);
  // Whoever reads on has everything from the first byte, and learns of the end.
  pipeline(stdin, relay, () => undefined);
  const line = await heard.line();
  const known = line === undefined ? undefined : answer(line);
  if (known === undefined) {
    heard.leave();
    return { stdin: relay, isOver: false };
  }
  const { id, result } = known;
  const isHeard = await written(stdout, `${JSON.stringify({ jsonrpc: "2.0", id, result })}\n`);
  const isOver = !isHeard || !(await heard.more());
  heard.leave();
  return { stdin: relay, answered: id, isOver };
}

/** Whether there is still somebody who reads. */
function written(stdout: Writable, text: string): Promise<boolean> {
  return new Promise((resolve) => {
    stdout.write(text, (error) => resolve(error === null || error === undefined));
  });
}

/** Listens in on the first words. */
class Listener {
  readonly #stdin: Readable;
  #text = "";
  #hasEnded = false;
  #wake: () => void = () => undefined;

  constructor(stdin: Readable) {
    this.#stdin = stdin;
    stdin.on("data", this.#onData);
    for (const event of ["end", "close", "error"]) stdin.on(event, this.#onEnd);
  }

  /** The first line; undefined when it is too long or never ends. */
  async line(): Promise<string | undefined> {
    while (!this.#text.includes("\n") && this.#text.length <= MAX_FIRST_LINE && !this.#hasEnded) {
      await this.#next();
    }
    const end = this.#text.indexOf("\n");
    return end === -1 ? undefined : this.#text.slice(0, end);
  }

  /** Whether something comes after the first line. */
  async more(): Promise<boolean> {
    const hasMore = (): boolean => this.#text.slice(this.#text.indexOf("\n") + 1).trim() !== "";
    while (!hasMore() && !this.#hasEnded) await this.#next();
    return hasMore();
  }

  leave(): void {
    this.#stdin.off("data", this.#onData);
    for (const event of ["end", "close", "error"]) this.#stdin.off(event, this.#onEnd);
  }

  readonly #onData = (chunk: Buffer): void => {
    this.#text += chunk.toString("utf8");
    this.#wake();
  };

  readonly #onEnd = (): void => {
    this.#hasEnded = true;
    this.#wake();
  };

  #next(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#wake = resolve;
    return promise;
  }
}
