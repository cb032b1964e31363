import { fieldValue } from "../../transport/field-lines.ts";
import type { Exchange, OnEnd } from "../exchange/exchange.ts";
import { routeBalanced } from "./route-balanced.ts";
import { routeListen } from "./route-listen.ts";
import { routeSession } from "./route-session.ts";
import type { Router } from "./router.ts";

/** Sends a request on its way: to the instance of its session, to all of them, or to one of them. */
export function route(exchange: Exchange, router: Router, onEnd: OnEnd): void {
  const { client, call, protocol } = exchange;
  const isMcp = protocol.name === "mcp";
  const sealed = isMcp ? fieldValue(client.fields, "mcp-session-id") : undefined;
  if (sealed !== undefined) routeSession(exchange, sealed, router).then(() => onEnd(), onEnd);
  else if (isMcp && call.isListen) routeListen(exchange, router).then(() => onEnd(), onEnd);
  else routeBalanced(exchange, router, onEnd);
}
