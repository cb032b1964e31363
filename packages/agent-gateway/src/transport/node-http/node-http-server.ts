import { createServer, type RequestListener, type Server } from "node:http";
import type { InboundHandler } from "../inbound.ts";
import { NodeHttpExchange } from "./node-http-exchange.ts";

/** Node's own cap on the time to receive a whole request, in milliseconds; answers may stream for ever. */
export const SERVER_OPTIONS = { requestTimeout: 60_000 } as const;

/** A server of `node:http` that gives each request to the data path or to the listener of the control path. */
export function createNodeHttpServer(handle: InboundHandler, control: RequestListener): Server {
  return createServer(SERVER_OPTIONS, createNodeHttpListener(handle, control));
}

/** The same as a listener. */
export function createNodeHttpListener(
  handle: InboundHandler,
  control: RequestListener,
): RequestListener {
  return (request, response) => {
    const exchange = new NodeHttpExchange(request, response);
    if (handle(exchange) === "taken") return;
    exchange.handOver();
    control(request, response);
  };
}
