import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** A scripted agent: a real HTTP server whose answers a test writes. */
export interface ScriptedAgent extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  readonly requests: readonly IncomingMessage[];
  /** Ends it as `kill -9` would: every connection is cut and the port refuses. */
  kill(): Promise<void>;
}

/** Starts on a free port; connections that are cut are no error. */
export async function startAgent(listener: RequestListener): Promise<ScriptedAgent> {
  const requests: IncomingMessage[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((request, response) => {
    requests.push(request);
    listener(request, response);
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  function kill(): Promise<void> {
    return new Promise((resolve) => {
      server.close(() => resolve());
      for (const socket of sockets) socket.resetAndDestroy();
    });
  }

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    requests,
    kill,
    [Symbol.asyncDispose]: kill,
  };
}

/** An agent that is well: answers its health checks and nothing else. */
export const healthy: RequestListener = (_request, response) => {
  response.setHeader("content-type", "application/json");
  response.end('{"status":"ok"}');
};
