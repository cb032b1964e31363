/** A message of bytes, written as text of one byte each. */
type Latin1 = string;

const BODY = '{"jsonrpc":"2.0","id":1,"method":"ping"}';
const LENGTH = `Content-Length: ${BODY.length}`;

/** Messages from which the mutated ones are made: right ones of every kind, and the classics of smuggling. */
const SEEDS: readonly Latin1[] = [
  `POST /crm/mcp HTTP/1.1\r\nHost: localhost\r\n${LENGTH}\r\nAccept: application/json, text/event-stream\r\n\r\n${BODY}`,
  "GET /crm/mcp?a=b%20c HTTP/1.1\r\nhost: localhost:8080\r\nX-Empty:\r\nX-Tab:\t a \t\r\n\r\n",
  "DELETE /crm/mcp HTTP/1.1\r\nHost: localhost\r\nConnection: keep-alive\r\nmcp-session-id: abc\r\n\r\n",
  "POST /crm/mcp HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n",
  "POST /crm/mcp HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n0\r\n\r\n",
  `POST /crm/mcp HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n${LENGTH}\r\n\r\n${BODY}`,
  "GET /api/v1/agents HTTP/1.1\r\nHost: localhost\r\n\r\n",
  "GET /crm/mcp HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nabcde",
  "POST /crm/mcp HTTP/1.0\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}",
];

/** Lines that are put into heads. */
const LINES: readonly Latin1[] = [
  "Content-Length: 2",
  "Content-Length: 0, 0",
  "Content-Length: +2",
  "Content-Length: 0x2",
  "Content-Length : 2",
  "Content-Length: 99999999999999999999",
  "content-length:\t40 ",
  "Transfer-Encoding: chunked",
  "Transfer-Encoding: chunked, identity",
  "Transfer-Encoding:\x0bchunked",
  "transfer-encoding: xchunked",
  " folded: line",
  "\tfolded",
  "X-Value: a\x00b",
  "X-Value: a\rb",
  "X-Value: a\nb",
  "X-Value: \x80\xff",
  "X Value: a",
  "X(Value): a",
  ": nameless",
  "colonless",
  "Host: other",
  "Connection: close",
  "Connection: Keep-Alive",
  "Connection: keep-alive, x-other",
  "Connection: upgrade",
  "Upgrade: websocket",
  "Expect: 100-continue",
  "Trailer: x",
  `X-Long: ${"x".repeat(9000)}`,
];

const REQUEST_LINES: readonly Latin1[] = [
  "PUT /crm/mcp HTTP/1.1",
  "OPTIONS * HTTP/1.1",
  "HEAD /crm/mcp HTTP/1.1",
  "get /crm/mcp HTTP/1.1",
  "POST http://localhost/crm/mcp HTTP/1.1",
  "POST //other/mcp HTTP/1.1",
  "POST /crm/mcp#part HTTP/1.1",
  "POST /crm/m cp HTTP/1.1",
  "POST  /crm/mcp HTTP/1.1",
  "POST /crm/mcp  HTTP/1.1",
  "POST /crm/mcp HTTP/1.1 ",
  "POST /crm/mcp HTTP/1.2",
  "POST /crm/mcp HTTP/2.0",
  "POST /crm/mcp http/1.1",
  "POST /crm/mcp",
  "POST /crm/\x80mcp HTTP/1.1",
  'POST /crm/"{}|\\^`mcp HTTP/1.1',
  "CONNECT localhost:80 HTTP/1.1",
];

const BYTES = "\r\n\0 \t:;,=/0159aZ\x7f\x80\xff\x0b\x0c\"'(){}";

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** One message, or several in a row, with up to four changes. */
export function mutatedRequest(random: () => number): Buffer {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  let text = pick(SEEDS);
  if (random() < 0.3) text += pick(SEEDS);
  const changes = Math.floor(random() * 5);
  for (let i = 0; i < changes; i += 1) text = mutate(text, random, pick);
  return Buffer.from(text, "latin1");
}

function mutate(text: Latin1, random: () => number, pick: <T>(list: readonly T[]) => T): Latin1 {
  const at = Math.floor(random() * text.length);
  const byte = BYTES[Math.floor(random() * BYTES.length)] ?? "";
  switch (Math.floor(random() * 9)) {
    case 0:
      return text.slice(0, at) + byte + text.slice(at);
    case 1:
      return text.slice(0, at) + text.slice(at + 1);
    case 2:
      return text.slice(0, at) + byte + text.slice(at + 1);
    case 3:
      return text.replace("\r\n", `\r\n${pick(LINES)}\r\n`);
    case 4:
      return text.replace("\r\n\r\n", `\r\n${pick(LINES)}\r\n\r\n`);
    case 5:
      return pick(REQUEST_LINES) + text.slice(text.indexOf("\r\n"));
    case 6:
      return text.replace("\r\n", pick(["\n", "\r", "\r\r\n", "\n\r\n", "\r\n\r\n"]));
    case 7:
      return pick(["\r\n", "\n", " ", "\r\n\r\n"]) + text;
    default:
      return text.slice(0, at) + text.slice(Math.max(0, at - 40));
  }
}
