import { isIP } from "node:net";
import { type FieldLines, fieldValue, pairs } from "../transport/field-lines.ts";
import type { InboundExchange } from "../transport/inbound.ts";

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

/** The fields an instance gets. */
export function upstreamFields(
  client: InboundExchange,
  endpoint: URL,
  {
    sessionId,
    apiKey,
  }: { readonly sessionId: string | undefined; readonly apiKey: string | undefined },
): string[] {
  const { fields } = client;
  const sent = keep(fields, NOT_FORWARDED, (name) => name.startsWith("x-forwarded-"));
  const host = fieldValue(fields, "host");
  sent.push("host", endpoint.host);
  if (apiKey !== undefined) sent.push("authorization", `Bearer ${apiKey}`);
  sent.push("x-forwarded-for", forwardedFor(client), "x-forwarded-proto", "http");
  if (host !== undefined) sent.push("x-forwarded-host", host);
  if (sessionId !== undefined) sent.push("mcp-session-id", sessionId);
  return sent;
}

/** The fields a client gets. */
export function clientFields(
  fields: FieldLines,
  agentId: string,
  sessionId: string | undefined,
): string[] {
  const sent = keep(fields, NOT_RETURNED, (name) => name.startsWith("access-control-"));
  sent.push("x-gateway-instance", agentId);
  if (sessionId !== undefined) sent.push("mcp-session-id", sessionId);
  return sent;
}

function keep(
  fields: FieldLines,
  dropped: ReadonlySet<string>,
  isDropped: (name: string) => boolean,
): string[] {
  // A sender may name further fields that are for this connection only.
  const connection = fieldValue(fields, "connection")?.toLowerCase();
  const listed = connection === undefined ? [] : connection.split(",").map((name) => name.trim());
  const kept: string[] = [];
  for (const [name, value] of pairs(fields)) {
    if (!dropped.has(name) && !listed.includes(name) && !isDropped(name)) kept.push(name, value);
  }
  return kept;
}

/** The addresses so far, with the one that called us at the end: only that one is certain. */
function forwardedFor({ fields, peerAddress }: InboundExchange): string {
  const before = fieldValue(fields, "x-forwarded-for");
  const peer = peerAddress?.replace(/^::ffff:(?=\d)/, "") ?? "";
  const address = isIP(peer) === 0 ? "unknown" : peer;
  return before === undefined ? address : `${before}, ${address}`;
}
