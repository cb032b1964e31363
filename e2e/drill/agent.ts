import { randomUUID } from "node:crypto";
import { appendFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { Socket } from "node:net";

/**
 * An instance for drills, as a process of its own: reads at once, writes down every write before it answers, and
 * fails in the way that it is told to. Environment: PORT, NAME, LEDGER (file), GATEWAY (URL).
 */
const { PORT = "0", NAME = "agent", LEDGER = "", GATEWAY = "" } = process.env;
const EPOCH = Date.now();
const HEARTBEAT_MS = 5000;
const SLOW_MS = 400;

let fault = "none";
const sockets = new Set<Socket>();

interface Rpc {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly name?: string; readonly arguments?: { readonly key?: string } };
}

function answer(response: ServerResponse, { id, method, params }: Rpc): void {
  // On disk before it is answered: a write that was killed after this was executed.
  if (params?.name === "write") appendFileSync(LEDGER, `${params.arguments?.key}\n`);
  if (method === "initialize") response.setHeader("mcp-session-id", randomUUID());
  const result = { content: [{ type: "text", text: NAME }], structuredContent: { name: NAME } };
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ jsonrpc: "2.0", id, result }));
}

function serve(rpc: Rpc, response: ServerResponse): void {
  switch (fault) {
    case "slow":
      setTimeout(() => answer(response, rpc), SLOW_MS);
      return;
    case "errors":
      response.writeHead(500).end("broken");
      return;
    case "reset":
      response.writeHead(200, { "content-type": "application/json", "content-length": "1000" });
      response.write('{"jsonrpc":"2.0",', () => response.socket?.resetAndDestroy());
      return;
    default:
      answer(response, rpc);
  }
}

function withBody(request: IncomingMessage, done: (body: string) => void): void {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => done(Buffer.concat(chunks).toString("utf8")));
}

const server = createServer((request, response) => {
  if (request.url === "/health") response.end('{"status":"ok"}');
  else if (request.url === "/fault") {
    withBody(request, (body) => {
      fault = body;
      // The connections of now fall silent for good, as when a firewall forgets them; new ones work.
      if (fault === "half-open") for (const socket of sockets) socket.pause();
      response.end();
    });
  } else withBody(request, (body) => serve(JSON.parse(body) as Rpc, response));
});
server.keepAliveTimeout = 60_000;
server.on("connection", (socket) => {
  sockets.add(socket);
  socket.on("error", () => {});
  socket.on("close", () => sockets.delete(socket));
});

async function tell(path: string, body: object): Promise<void> {
  const headers = { "content-type": "application/json" };
  const init = { method: "POST", headers, body: JSON.stringify(body) };
  await fetch(`${GATEWAY}/api/v1/agents/${path}`, init).catch(() => {});
}

server.listen(Number(PORT), "127.0.0.1", () => {
  const url = `http://127.0.0.1:${PORT}`;
  const beat = () => tell(`${NAME}/heartbeat`, { instanceId: NAME, epoch: EPOCH });
  void tell("register", {
    name: NAME,
    service: "drill",
    type: "mcp",
    endpoint: `${url}/mcp`,
    healthCheckEndpoint: `${url}/health`,
    instanceId: NAME,
    epoch: EPOCH,
    heartbeatIntervalMs: HEARTBEAT_MS,
    metadata: { readOnlyTools: ["read"] },
  }).then(() => console.log("serving"));
  setInterval(() => void beat(), HEARTBEAT_MS);
});
