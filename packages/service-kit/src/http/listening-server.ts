import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** A server that accepts connections. */
export interface ListeningServer {
  /** `http://host:port`, reachable from this machine. */
  readonly url: string;
  readonly port: number;
  /** Stops accepting new connections; open requests go on. */
  stopAccepting(): void;
  /** Resolves when all connections have ended; after `graceMs` the rest is cut. */
  close(options?: { readonly graceMs?: number }): Promise<void>;
}

/**
 * Binds a server.
 * @throws an Error that names the port when it is taken or may not be bound.
 */
export function listen(
  server: Server,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<ListeningServer> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => reject(bindError(error, port, host)));
    server.listen(port, host, () => {
      const bound = server.address() as AddressInfo;
      const stopAccepting = acceptingStop(server);
      resolve({
        url: `http://${urlHost(host)}:${bound.port}`,
        port: bound.port,
        stopAccepting,
        close: ({ graceMs = 0 } = {}) => {
          stopAccepting();
          return closed(server, graceMs);
        },
      });
    });
  });
}

function bindError(error: NodeJS.ErrnoException, port: number, host: string): Error {
  if (error.code === "EADDRINUSE") {
    return new Error(`Port ${port} is already in use. Stop what uses it or choose another port.`);
  }
  if (error.code === "EACCES") {
    return new Error(`Port ${port} may not be bound by this user. Choose one above 1023.`);
  }
  return new Error(`Cannot listen on ${host}:${port}: ${error.message}`, { cause: error });
}

/** A wildcard address is reachable as localhost; an IPv6 address needs brackets (RFC 3986 §3.2.2). */
function urlHost(host: string): string {
  if (host === "0.0.0.0" || host === "::" || host === "127.0.0.1" || host === "::1") {
    return "localhost";
  }
  return host.includes(":") ? `[${host}]` : host;
}

/** Node closes connections that are idle at a stop; one that becomes idle later would stay for its keep-alive time. */
function acceptingStop(server: Server): () => void {
  let stopped = false;
  server.on("request", (_request, response) => {
    response.once("close", () => {
      // The connection counts as idle only after this event.
      if (stopped) setImmediate(() => server.closeIdleConnections());
    });
  });
  return () => {
    stopped = true;
    server.close();
    server.closeIdleConnections();
  };
}

function closed(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
  });
}
