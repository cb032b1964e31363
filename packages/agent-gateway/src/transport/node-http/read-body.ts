import type { IncomingMessage } from "node:http";
import type { ReadBody } from "../inbound.ts";

/** Reads a request's body; `left`: the client went away meanwhile. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<ReadBody> {
  if (Number(request.headers["content-length"] ?? 0) > maxBytes) return { kind: "too_large" };
  const chunks: Buffer[] = [];
  let length = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > maxBytes) return { kind: "too_large" };
      chunks.push(chunk);
    }
  } catch {
    return { kind: "left" };
  }
  return { kind: "whole", body: Buffer.concat(chunks, length) };
}
