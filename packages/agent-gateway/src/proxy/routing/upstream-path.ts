import type { Destination } from "../../upstreams/passive/upstream.ts";
import type { Exchange } from "../exchange/exchange.ts";

/** The instance's own path with what the client added to it, and the instance's query with the client's behind it. */
export function upstreamPath(
  destination: Pick<Destination, "path" | "query">,
  { rest, query }: Pick<Exchange, "rest" | "query">,
): string {
  const path = rest === "" ? destination.path : joined(destination.path, rest);
  const own = destination.query;
  if (query === "") return own === "" ? path : `${path}?${own}`;
  return own === "" ? path + query : `${path}?${own}&${query.slice(1)}`;
}

function joined(path: string, rest: string): string {
  return path.endsWith("/") ? path + rest.slice(1) : path + rest;
}
