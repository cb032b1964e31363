import { isIP } from "node:net";
import { type FieldLines, fieldValue } from "../../transport/field-lines.ts";
import type { InboundExchange } from "../../transport/inbound.ts";

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
  "x-gateway-trace",
]);

/** Of an answer: said by the gateway itself where it is said at all. */
const NOT_RETURNED: ReadonlySet<string> = new Set([
  ...HOP_BY_HOP,
  "mcp-session-id",
  "set-cookie",
  "x-gateway-decision",
  "x-gateway-instance",
  "x-gateway-trace",
]);

/** What the gateway tells an instance besides what the client told it. */
export interface UpstreamSays {
  readonly host: string;
  readonly sessionId: string | undefined;
  /** The gateway's credential towards instances. */
  readonly apiKey: string | undefined;
  /** The answer is read on its way, so it must not be compressed. */
  readonly isPlain: boolean;
}

/** The fields an instance gets. */
export function upstreamFields(client: InboundExchange, says: UpstreamSays): string[] {
  const { fields } = client;
  const listed = namedByConnection(fields);
  const sent: string[] = [];
  let host: string | undefined;
  let before: string | undefined;
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const name = fields[index] ?? "";
    const value = fields[index + 1] ?? "";
    if (name === "host") host = value;
    else if (name === "x-forwarded-for")
      before = before === undefined ? value : `${before}, ${value}`;
    if (NOT_FORWARDED.has(name) || name.startsWith("x-forwarded-")) continue;
    if (says.isPlain && name === "accept-encoding") continue;
    if (listed?.includes(name) !== true) sent.push(name, value);
  }
  sent.push("host", says.host);
  if (says.apiKey !== undefined) sent.push("authorization", `Bearer ${says.apiKey}`);
  sent.push(
    "x-forwarded-for",
    forwardedFor(before, client.peerAddress),
    "x-forwarded-proto",
    "http",
  );
  if (host !== undefined) sent.push("x-forwarded-host", host);
  if (says.sessionId !== undefined) sent.push("mcp-session-id", says.sessionId);
  return sent;
}

/** The fields a client gets; `isSameLength`: the body passes as it is. */
export function clientFields(fields: FieldLines, agentId: string, isSameLength: boolean): string[] {
  const listed = namedByConnection(fields);
  const sent: string[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const name = fields[index] ?? "";
    if (NOT_RETURNED.has(name) || name.startsWith("access-control-")) continue;
    if (!isSameLength && name === "content-length") continue;
    if (listed?.includes(name) !== true) sent.push(name, fields[index + 1] ?? "");
  }
  sent.push("x-gateway-instance", agentId);
  return sent;
}

/** A sender may name further fields that are for this connection only. */
function namedByConnection(fields: FieldLines): readonly string[] | undefined {
  const connection = fieldValue(fields, "connection");
  if (connection === undefined || connection === "keep-alive") return undefined;
  return connection
    .toLowerCase()
    .split(",")
    .map((name) => name.trim());
}

/** The addresses so far, with the one that called us at the end: only that one is certain. */
function forwardedFor(before: string | undefined, peerAddress: string | undefined): string {
  const peer = peerAddress?.startsWith("::ffff:") ? peerAddress.slice(7) : (peerAddress ?? "");
  const address = isIP(peer) === 0 ? "unknown" : peer;
  return before === undefined ? address : `${before}, ${address}`;
}
