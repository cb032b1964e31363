import type { IncomingMessage } from "node:http";

/** Request bodies are kept whole, so that another instance can be tried; longer ones are refused. */
export const MAX_REQUEST_BODY_BYTES = 4 * 1024 * 1024;

/** The whole body, or why there is none. */
export type ReadBody =
  | { readonly kind: "whole"; readonly body: Buffer }
  | { readonly kind: "too_large" | "left" };

/** Reads a request's body; `left`: the client went away meanwhile. */
export async function readBody(request: IncomingMessage): Promise<ReadBody> {
  if (Number(request.headers["content-length"] ?? 0) > MAX_REQUEST_BODY_BYTES) {
    return { kind: "too_large" };
  }
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > MAX_REQUEST_BODY_BYTES) return { kind: "too_large" };
      chunks.push(chunk);
    }
  } catch {
    return { kind: "left" };
  }
  return { kind: "whole", body: Buffer.concat(chunks, length) };
}
