import type { Progress } from "./connection.ts";
import { McpFailure } from "./failure.ts";
import type { Answer, Incoming, RpcMessage } from "./wire.ts";

/** What is done with messages that come before the answer. */
export interface Meanwhile {
  readonly onNotification: (message: RpcMessage) => void;
  /** Requests of the server's own, in the generation that has them. */
  readonly onRequest?: (message: RpcMessage) => void;
  readonly onEventId?: (id: string) => void;
}

/**
 * Reads an answer up to the message that ends it; undefined where a stream ended before that.
 * @throws McpFailure when the server refuses, or answers with an error.
 */
export async function answerTo<T>(
  id: number,
  answer: Answer,
  meanwhile: Meanwhile,
): Promise<{ readonly result: T } | undefined> {
  for await (const incoming of answer.messages) {
    const result = take<T>(id, incoming, answer, meanwhile);
    if (result !== undefined) return result;
  }
  if (answer.status >= 400) throw refusal(answer, undefined);
  return undefined;
}

function take<T>(
  id: number,
  { message, eventId }: Incoming,
  answer: Answer,
  meanwhile: Meanwhile,
): { readonly result: T } | undefined {
  if (eventId !== undefined) meanwhile.onEventId?.(eventId);
  if (message.method !== undefined) {
    if (message.id === undefined) meanwhile.onNotification(message);
    else meanwhile.onRequest?.(message);
    return undefined;
  }
  if (message.error !== undefined) throw refusal(answer, message.error);
  return message.id === id ? { result: message.result as T } : undefined;
}

function refusal({ status }: Answer, error: RpcMessage["error"]): McpFailure {
  if (error === undefined) {
    return new McpFailure("refused", `The server answered with status ${status}.`, { status });
  }
  return new McpFailure(status >= 400 && status !== 404 ? "refused" : "protocol", error.message, {
    status,
    code: error.code,
  });
}

/** Hands progress on to who asked for it. */
export function progressOf(
  { method, params }: RpcMessage,
  token: number,
  onProgress: ((progress: Progress) => void) | undefined,
): void {
  if (method === "notifications/progress" && params?.progressToken === token) {
    onProgress?.(params as unknown as Progress);
  }
}
