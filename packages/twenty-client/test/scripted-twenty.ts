import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request as a scripted server saw it. */
interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  /** Parsed JSON, or undefined. */
  readonly body: unknown;
}

/** How a scripted server answers; it may also keep silent or break the connection. */
export type Script = (
  request: SeenRequest,
  response: ServerResponse,
  seenBefore: number,
) => void | Promise<void>;

/** An HTTP server that does what a test says. */
export interface ScriptedTwenty extends AsyncDisposable {
  readonly url: string;
  readonly requests: readonly SeenRequest[];
  /** The requests other than those for metadata, which a client makes by itself. */
  recordRequests(): readonly SeenRequest[];
}

/** Starts on a free port; metadata is refused unless the script answers it itself. */
export async function startScriptedTwenty(
  script: Script,
  { answersMetadata = false } = {},
): Promise<ScriptedTwenty> {
  const requests: SeenRequest[] = [];
  const isMetadata = ({ url }: SeenRequest): boolean => url === "/metadata";
  const server = createServer((message, response) => {
    void readBody(message).then(async (body) => {
      const request: SeenRequest = {
        method: message.method ?? "",
        url: message.url ?? "",
        headers: message.headers,
        body,
      };
      const seenBefore = requests.filter((seen) => !isMetadata(seen)).length;
      requests.push(request);
      if (isMetadata(request) && !answersMetadata) json(response, 200, forbidden);
      else await script(request, response, seenBefore);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    recordRequests: () => requests.filter((request) => !isMetadata(request)),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Answers with JSON. */
export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

/** Answers with a web page. */
export function webPage(response: ServerResponse, status = 200): void {
  response.writeHead(status, { "content-type": "text/html; charset=utf-8" });
  response.end("<!DOCTYPE html><html><title>Sign in</title></html>");
}

const forbidden = {
  data: null,
  errors: [{ message: "Forbidden resource", extensions: { code: "FORBIDDEN" } }],
};

async function readBody(message: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString("utf8");
  return text === "" ? undefined : JSON.parse(text);
}
