import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { SandboxRequest, SandboxResponse } from "./exchange.ts";
import { isMultipart, MAX_MULTIPART_BYTES, readMultipart } from "./read-multipart.ts";

/** Twenty's limit, after which it answers 500. */
const MAX_BODY_BYTES = 10 * 1024 * 1024;

type Handle = (request: SandboxRequest) => Promise<SandboxResponse>;

/** Puts a handler behind a Node server. */
export function createHttpServer(handle: Handle): Server {
  return createServer((message, response) => {
    answer(handle, message)
      .then((result) => send(response, result))
      .catch(() => response.destroy());
  });
}

async function answer(handle: Handle, message: IncomingMessage): Promise<SandboxResponse> {
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    headers[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  const request = { method: message.method ?? "GET", target: message.url ?? "/", headers };
  const type = headers["content-type"] ?? "";
  const hasFiles = isMultipart(type);
  const bytes = await readBody(message, hasFiles ? MAX_MULTIPART_BYTES : MAX_BODY_BYTES);
  if (bytes === undefined) return { status: 500, body: "request entity too large" };
  if (!hasFiles) return handle({ ...request, body: bytes.toString("utf8") });
  const multipart = await readMultipart(type, bytes);
  if (!multipart.ok) return multipart.response;
  return handle({ ...request, body: "", operations: multipart.operations });
}

async function readBody(message: IncomingMessage, most: number): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // The rest is read and dropped: answering before the client has sent everything would look like a reset.
    if (bytes <= most) chunks.push(chunk);
  }
  return bytes > most ? undefined : Buffer.concat(chunks);
}

function send(response: ServerResponse, { status, headers = {}, body }: SandboxResponse): void {
  const { type, payload } = encoded(body);
  response.writeHead(status, {
    ...(type === undefined ? {} : { "content-type": type }),
    ...headers,
    "content-length": payload.length,
  });
  response.end(payload);
}

function encoded(body: unknown): { readonly type?: string; readonly payload: Buffer } {
  if (body === undefined) return { payload: Buffer.alloc(0) };
  if (Buffer.isBuffer(body)) return { type: "application/octet-stream", payload: body };
  if (typeof body === "string") {
    return { type: "text/plain; charset=utf-8", payload: Buffer.from(body) };
  }
  return { type: "application/json; charset=utf-8", payload: Buffer.from(JSON.stringify(body)) };
}
