import { type RequestListener, Server } from "node:http";
import type { Socket } from "node:net";
import type { Clock } from "service-kit";
import type { InboundHandler } from "../inbound.ts";
import { createNodeHttpListener, SERVER_OPTIONS } from "../node-http/node-http-server.ts";
import { Outbox } from "./outbox.ts";
import { SocketConnection } from "./socket-connection.ts";

const SWEEP_MS = 1000;

/**
 * A server of `node:http` whose connections are first served from their plain sockets. A connection goes over to
 * `node:http` for good with the first request that is not of the plain kind or belongs to the control path; not a
 * byte of that request was used by then, so Node reads, refuses and times it as if this transport were not there.
 */
export class SocketServer extends Server {
  readonly #connections = new Set<SocketConnection>();
  readonly #clock: Clock;
  #isSweeping = false;

  constructor(
    handle: InboundHandler,
    control: RequestListener,
    clock: Clock,
    outbox: Outbox = new Outbox(),
  ) {
    super(SERVER_OPTIONS, createNodeHttpListener(handle, control));
    this.#clock = clock;
    // "This event can also be explicitly emitted by users to inject connections into the HTTP server"
    // (Node's documentation of http, event `connection`): those listeners get what is handed over.
    const toNodeHttp = this.listeners("connection");
    this.removeAllListeners("connection");
    this.on("connection", (socket: Socket) => {
      const connection: SocketConnection = new SocketConnection(socket, {
        handle,
        clock,
        outbox,
        isAccepting: () => this.listening,
        keepAliveMs: this.keepAliveTimeout,
        onHandOver: () => {
          for (const listener of toNodeHttp) listener.call(this, socket);
        },
        onLeave: () => this.#connections.delete(connection),
      });
      this.#connections.add(connection);
      this.#arm();
    });
  }

  override closeIdleConnections(): void {
    for (const connection of this.#connections) connection.closeIfIdle();
    super.closeIdleConnections();
  }

  override closeAllConnections(): void {
    for (const connection of this.#connections) connection.destroy();
    super.closeAllConnections();
  }

  #arm(): void {
    if (this.#isSweeping) return;
    this.#isSweeping = true;
    this.#clock.setTimer(() => {
      this.#isSweeping = false;
      const nowMs = this.#clock.monotonicMs();
      for (const connection of this.#connections) connection.checkTime(nowMs);
      if (this.#connections.size > 0) this.#arm();
    }, SWEEP_MS);
  }
}
