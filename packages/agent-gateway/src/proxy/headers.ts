import type { IncomingHttpHeaders, IncomingMessage, OutgoingHttpHeaders } from "node:http";
import { isIP } from "node:net";

/** They concern one connection only (RFC 9110 §7.6.1). */
const HOP_BY_HOP: readonly string[] = [
  "connection",
  "keep-alive",
  "proxy-authenticate",
  "proxy-authorization",
  "proxy-connection",
  "te",
  "trailer",
  "transfer-encoding",
  "upgrade",
];

/** Of a request: the gateway's own business, credentials that are meant for it, and what it says anew. */
const NOT_FORWARDED: ReadonlySet<string> = new Set([
  ...HOP_BY_HOP,
  "authorization",
  "x-api-key",
  "cookie",
  "host",
  "content-length",
  "expect",
  "forwarded",
  "mcp-session-id",
]);

/** Of an answer: said by the gateway itself where it is said at all. */
const NOT_RETURNED: ReadonlySet<string> = new Set([...HOP_BY_HOP, "mcp-session-id", "set-cookie"]);

/** The headers an instance gets. */
export function upstreamHeaders(
  request: IncomingMessage,
  endpoint: URL,
  {
    sessionId,
    apiKey,
  }: { readonly sessionId: string | undefined; readonly apiKey: string | undefined },
): Record<string, string> {
  const kept = keep(request.headers, NOT_FORWARDED, (name) => name.startsWith("x-forwarded-"));
  return {
    ...Object.fromEntries(Object.entries(kept).map(([name, value]) => [name, String(value)])),
    host: endpoint.host,
    ...(apiKey === undefined ? {} : { authorization: `Bearer ${apiKey}` }),
    "x-forwarded-for": forwardedFor(request),
    "x-forwarded-proto": "http",
    ...(request.headers.host === undefined ? {} : { "x-forwarded-host": request.headers.host }),
    ...(sessionId === undefined ? {} : { "mcp-session-id": sessionId }),
  };
}

/** The headers a client gets. */
export function clientHeaders(
  headers: IncomingHttpHeaders,
  agentId: string,
  sessionId: string | undefined,
): OutgoingHttpHeaders {
  return {
    ...keep(headers, NOT_RETURNED, (name) => name.startsWith("access-control-")),
    "x-gateway-instance": agentId,
    ...(sessionId === undefined ? {} : { "mcp-session-id": sessionId }),
  };
}

function keep(
  headers: IncomingHttpHeaders,
  dropped: ReadonlySet<string>,
  isDropped: (name: string) => boolean,
): Record<string, string | string[]> {
  // A sender may name further headers that are for this connection only.
  const listed = new Set(
    String(headers.connection ?? "")
      .split(",")
      .map((name) => name.trim().toLowerCase()),
  );
  const kept: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || dropped.has(name) || listed.has(name) || isDropped(name)) continue;
    kept[name] = value;
  }
  return kept;
}

/** The addresses so far, with the one that called us at the end: only that one is certain. */
function forwardedFor({ headers, socket }: IncomingMessage): string {
  const before = headers["x-forwarded-for"];
  const peer = socket.remoteAddress?.replace(/^::ffff:(?=\d)/, "") ?? "";
  const address = isIP(peer) === 0 ? "unknown" : peer;
  return before === undefined ? address : `${String(before)}, ${address}`;
}
