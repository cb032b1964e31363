import { createHash, timingSafeEqual } from "node:crypto";
import type { MiddlewareHandler } from "hono";
import type { HttpEnv } from "./http-env.ts";
import { refuse } from "./refusals.ts";

/** Lets only bearers of the key pass (RFC 6750). */
export function requireKey(apiKey: string): MiddlewareHandler<HttpEnv> {
  const expected = digest(apiKey);
  return async (c, next) => {
    const presented = /^Bearer +(\S+)$/i.exec(c.req.header("authorization") ?? "")?.[1];
    // Digests have one length, so that comparing tells nothing about the key.
    if (presented !== undefined && timingSafeEqual(digest(presented), expected)) return next();
    const challenge =
      presented === undefined
        ? 'Bearer realm="twenty-crm-mcp-server"'
        : 'Bearer realm="twenty-crm-mcp-server", error="invalid_token"';
    return refuse(c.req.path, "unauthorized", {
      detail:
        presented === undefined
          ? "Send the server's MCP_API_KEY as Authorization: Bearer <key>."
          : "This is not the server's MCP_API_KEY.",
      headers: { "www-authenticate": challenge },
    });
  };
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
