import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { type ListeningServer, listen } from "service-kit";

/** A request as the gateway received it. */
interface Received {
  readonly method: string;
  readonly url: string;
  readonly authorization: string | undefined;
  readonly body: Record<string, unknown>;
}

/** A gateway that knows no more than the registration guide, on a real socket. */
export interface SmallGateway extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly received: Received[];
  /** `name#instanceId` of everyone who is registered. */
  readonly registered: Set<string>;
  close(): Promise<void>;
}

/** Starts it with an empty registry, as after a restart. */
export async function startSmallGateway(port = 0): Promise<SmallGateway> {
  const received: Received[] = [];
  const registered = new Set<string>();
  const server = createServer((request, response) => {
    void receive(request).then((entry) => {
      received.push(entry);
      answer(response, statusOf(entry, registered));
    });
  });
  const listening: ListeningServer = await listen(server, { port, host: "127.0.0.1" });
  const close = () => listening.close();
  return {
    url: listening.url,
    port: listening.port,
    received,
    registered,
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function receive(request: IncomingMessage): Promise<Received> {
  const raw = await text(request);
  return {
    method: request.method ?? "",
    url: request.url ?? "",
    authorization: request.headers.authorization,
    body: raw === "" ? {} : (JSON.parse(raw) as Record<string, unknown>),
  };
}

function statusOf({ method, url, body }: Received, registered: Set<string>): number {
  const { pathname, searchParams } = new URL(url, "http://localhost");
  if (pathname === "/api/v1/agents/register") {
    const entry = entryOf(body.name, body.instanceId);
    const status = registered.has(entry) ? 200 : 201;
    registered.add(entry);
    return status;
  }
  const [, name = "", action] = /^\/api\/v1\/agents\/([^/]+)(\/heartbeat)?$/.exec(pathname) ?? [];
  if (action !== undefined) return registered.has(entryOf(name, body.instanceId)) ? 200 : 404;
  if (method !== "DELETE") return 404;
  return registered.delete(entryOf(name, searchParams.get("instanceId"))) ? 200 : 404;
}

function entryOf(name: unknown, instanceId: unknown): string {
  return `${String(name)}#${String(instanceId)}`;
}

function answer(response: ServerResponse, status: number): void {
  response
    .writeHead(status, { "content-type": "application/json" })
    .end(JSON.stringify({ success: status < 300 }));
}
