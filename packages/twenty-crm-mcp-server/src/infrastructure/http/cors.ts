import type { MiddlewareHandler } from "hono";
import type { HttpEnv } from "./http-env.ts";

const METHODS = "GET, POST, DELETE, OPTIONS";
const REQUEST_HEADERS =
  "accept, authorization, content-type, last-event-id, mcp-method, mcp-name, mcp-protocol-version, mcp-session-id";
const EXPOSED_HEADERS = "mcp-session-id, mcp-protocol-version, www-authenticate, retry-after";

/** Lets pages of the allowed origins read the answers; runs after the guard, which refuses all others. */
export function cors(): MiddlewareHandler<HttpEnv> {
  return async (c, next) => {
    const origin = c.req.header("origin");
    if (origin === undefined) return next();
    if (c.req.method === "OPTIONS") {
      return new Response(null, {
        status: 204,
        headers: {
          "access-control-allow-origin": origin,
          "access-control-allow-methods": METHODS,
          // Mcp-Param-* headers depend on the tool, so what the browser asks for is granted.
          "access-control-allow-headers":
            c.req.header("access-control-request-headers") ?? REQUEST_HEADERS,
          "access-control-max-age": "7200",
          vary: "Origin, Access-Control-Request-Headers",
        },
      });
    }
    await next();
    c.res.headers.set("access-control-allow-origin", origin);
    c.res.headers.set("access-control-expose-headers", EXPOSED_HEADERS);
    c.res.headers.append("vary", "Origin");
  };
}
