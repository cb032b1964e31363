import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { SandboxRequest, SandboxResponse } from "./exchange.ts";

/** Twenty's limit, after which it answers 500. */
const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** Puts a handler behind a Node server. */
export function createHttpServer(
  handle: (request: SandboxRequest) => Promise<SandboxResponse>,
): Server {
  return createServer((message, response) => {
    answer(handle, message)
      .then((result) => send(response, result))
      .catch(() => response.destroy());
  });
}

async function answer(
  handle: (request: SandboxRequest) => Promise<SandboxResponse>,
  message: IncomingMessage,
): Promise<SandboxResponse> {
  const body = await readBody(message);
  if (body === undefined) return { status: 500, body: "request entity too large" };
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    headers[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  return handle({ method: message.method ?? "GET", target: message.url ?? "/", headers, body });
}

async function readBody(message: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // The rest is read and dropped: answering before the client has sent everything would look like a reset.
    if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return bytes > MAX_BODY_BYTES ? undefined : Buffer.concat(chunks).toString("utf8");
}

function send(response: ServerResponse, { status, headers = {}, body }: SandboxResponse): void {
  const isText = typeof body === "string";
  const payload = body === undefined ? "" : isText ? body : JSON.stringify(body);
  response.writeHead(status, {
    ...(body === undefined
      ? {}
      : {
          "content-type": isText ? "text/plain; charset=utf-8" : "application/json; charset=utf-8",
        }),
    ...headers,
    "content-length": Buffer.byteLength(payload),
  });
  response.end(payload);
}
