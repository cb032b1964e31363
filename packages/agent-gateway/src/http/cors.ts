/** Headers that let a page of an allowed origin read an answer; empty when the caller is no page. */
export function corsHeaders(origin: string | undefined): Readonly<Record<string, string>> {
  if (origin === undefined) return {};
  return {
    "access-control-allow-origin": origin,
    "access-control-expose-headers":
      "mcp-session-id, mcp-protocol-version, x-gateway-instance, x-gateway-decision, x-gateway-trace, x-gateway-index, etag, retry-after",
    vary: "origin",
  };
}

/** Answer to a preflight request (Fetch standard, CORS protocol). */
export function preflightHeaders(origin: string | undefined): Readonly<Record<string, string>> {
  return {
    ...corsHeaders(origin),
    "access-control-allow-methods": "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS",
    "access-control-allow-headers":
      "authorization, content-type, accept, x-api-key, if-none-match, last-event-id, mcp-session-id, mcp-protocol-version, mcp-method, mcp-name, x-gateway-trace",
    "access-control-max-age": "600",
  };
}
