import { createServer, type RequestListener, type Server } from "node:http";
import type { InboundHandler } from "../inbound.ts";
import { NodeHttpExchange } from "./node-http-exchange.ts";

/** Node's own cap on the time to receive a whole request, in milliseconds; answers may stream for ever. */
const REQUEST_TIMEOUT_MS = 60_000;

/** A server of `node:http` that gives each request to the data path or to the listener of the control path. */
export function createNodeHttpServer(handle: InboundHandler, control: RequestListener): Server {
  return createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
    const exchange = new NodeHttpExchange(request, response);
    if (handle(exchange) === "taken") return;
    exchange.handOver();
    control(request, response);
  });
}
