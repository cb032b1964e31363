import { fieldValue } from "../../transport/field-lines.ts";
import type { Exchange } from "../exchange/exchange.ts";
import { routeBalanced } from "./route-balanced.ts";
import { routeListen } from "./route-listen.ts";
import { routeSession } from "./route-session.ts";
import type { Router } from "./router.ts";

/** Sends a request on its way: to the instance of its session, to all of them, or to one of them. */
export function route(exchange: Exchange, router: Router): Promise<void> {
  const { client, call, protocol } = exchange;
  if (protocol.name !== "mcp") return routeBalanced(exchange, router);
  const sealed = fieldValue(client.fields, "mcp-session-id");
  if (sealed !== undefined) return routeSession(exchange, sealed, router);
  return call.isListen ? routeListen(exchange, router) : routeBalanced(exchange, router);
}
