import type { RequestListener, Server } from "node:http";
import type { Clock } from "service-kit";
import type { InboundHandler } from "./inbound.ts";
import { createNodeHttpServer } from "./node-http/node-http-server.ts";
import { Outbox } from "./socket/outbox.ts";
import { SocketServer } from "./socket/socket-server.ts";
import { createSocketTransport } from "./socket/socket-transport.ts";
import { createUndiciTransport } from "./undici/undici-transport.ts";
import type { UpstreamTransport } from "./upstream.ts";

/** How HTTP is spoken: over plain sockets, or by `node:http` and undici. */
export type TransportKind = "socket" | "node-http";

/** Both ends of the data path. */
export interface Transport {
  readonly upstreams: UpstreamTransport;
  /** A server that does not listen yet. */
  readonly createServer: (handle: InboundHandler, control: RequestListener) => Server;
}

/** Does no I/O. */
export function createTransport(kind: TransportKind, clock: Clock): Transport {
  const undici = createUndiciTransport({ monotonicMs: () => clock.monotonicMs() });
  switch (kind) {
    case "node-http":
      return { upstreams: undici, createServer: createNodeHttpServer };
    case "socket": {
      const outbox = new Outbox();
      return {
        upstreams: createSocketTransport({ clock, secure: undici, outbox }),
        createServer: (handle, control) => new SocketServer(handle, control, clock, outbox),
      };
    }
  }
}
