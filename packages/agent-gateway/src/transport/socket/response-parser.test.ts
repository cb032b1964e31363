import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ResponseParser } from "./response-parser.ts";

/** What is heard of bytes that come in these pieces, and what was wrong. */
function parse(pieces: readonly Buffer[], isEnded = true, method = "POST") {
  let head: object | undefined;
  let body = "";
  let reusable: boolean | undefined;
  const parser = new ResponseParser(method, {
    onHead: (status, fields, reason) => {
      head = { status, fields, reason };
    },
    onBody: (chunk) => {
      body += chunk.toString("latin1");
    },
    onComplete: (isReusable) => {
      reusable = isReusable;
    },
  });
  let fault: string | undefined;
  for (const piece of pieces) fault ??= parser.push(piece);
  if (isEnded) fault ??= parser.end();
  return { head, body, reusable, fault };
}

const whole = (text: string) => parse([Buffer.from(text, "latin1")]);

test("an answer of known length is whole with its last byte", () => {
  const text = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX: a\r\n\r\nab";
  expect(parse([Buffer.from(text)], false)).toEqual({
    head: { status: 200, reason: "OK", fields: ["content-length", "2", "x", "a"] },
    body: "ab",
    reusable: true,
    fault: undefined,
  });
});

test("an answer to HEAD has the length of what GET would get, and no body", () => {
  const text = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n";
  expect(parse([Buffer.from(text)], false, "HEAD")).toMatchObject({ body: "", reusable: true });
});

test.each([
  [
    "in chunks, with extensions and trailers",
    "HTTP/1.1 200 \r\ntransfer-encoding: Chunked\r\n\r\n2;a=b\r\nab\r\n1\r\nc\r\n0\r\nx: y\r\n\r\n",
    "abc",
    true,
  ],
  ["until the end of the connection", "HTTP/1.1 200 OK\r\n\r\nabc", "abc", false],
  ["of an older version", "HTTP/1.0 200 OK\r\ncontent-length: 3\r\n\r\nabc", "abc", false],
  [
    "that ends the connection",
    "HTTP/1.1 200 OK\r\nconnection: x, Close\r\ncontent-length: 3\r\n\r\nabc",
    "abc",
    false,
  ],
  [
    "after interim answers",
    "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early\r\nlink: a\r\n\r\nHTTP/1.1 200\r\ncontent-length: 0\r\n\r\n",
    "",
    true,
  ],
  ["without content", "HTTP/1.1 204 No Content\r\n\r\n", "", true],
  [
    "that is not changed, with the length of what it would be",
    "HTTP/1.1 304 Same\r\ncontent-length: 10\r\n\r\n",
    "",
    true,
  ],
])("an answer %s is read", (_, text, body, reusable) => {
  expect(whole(text)).toMatchObject({ body, reusable, fault: undefined });
});

describe("is refused:", () => {
  test.each([
    [
      "a length and chunks",
      "HTTP/1.1 200 OK\r\ncontent-length: 3\r\ntransfer-encoding: chunked\r\n\r\n",
    ],
    ["two lengths", "HTTP/1.1 200 OK\r\ncontent-length: 3\r\ncontent-length: 3\r\n\r\n"],
    ["another coding", "HTTP/1.1 200 OK\r\ntransfer-encoding: gzip, chunked\r\n\r\n"],
    ["chunks of an older version", "HTTP/1.0 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"],
    ["a negative length", "HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n"],
    ["a folded line", "HTTP/1.1 200 OK\r\na: b\r\n c\r\n\r\n"],
    ["a line feed alone", "HTTP/1.1 200 OK\r\na: b\nc: d\r\n\r\n"],
    ["another protocol", "HTTP/2 200 OK\r\n\r\n"],
    ["a change of protocol", "HTTP/1.1 101 Go\r\n\r\n"],
    ["a size that is none", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nx\r\n"],
    [
      "a size of nine digits",
      "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n000000001\r\na",
    ],
    [
      "a chunk that is longer than its size",
      "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\nab\r\n",
    ],
    [
      "a size that ends with a line feed alone",
      "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\na\r\n",
    ],
    ["an end in the middle", "HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nab"],
    ["an end between chunks", "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\na\r\n"],
    ["a head without end", `HTTP/1.1 200 OK\r\na: ${"x".repeat(40_000)}`],
    [
      "a line of an extension without end",
      `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1;${"x".repeat(5000)}`,
    ],
    ["interim answers without end", "HTTP/1.1 100 A\r\n\r\n".repeat(20)],
  ])("%s", (_, text) => {
    expect(whole(text).fault).toMatch(/^ERR_UPSTREAM_/);
  });

  test("bytes beyond an answer, which then leaves no connection to use again", () => {
    expect(whole("HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\nabc")).toMatchObject({
      body: "a",
      reusable: false,
    });
  });
});

test("however an answer is cut into pieces, it is read the same", () => {
  const texts = [
    "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nabcde\r\n10;x\r\n0123456789abcdef\r\n0\r\nt: u\r\n\r\n",
    "HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n0123456789\r\n\r\n012345",
  ].map((text) => Buffer.from(text));
  fc.assert(
    fc.property(fc.constantFrom(...texts), fc.array(fc.nat({ max: 150 })), (text, cuts) => {
      const edges = [
        0,
        ...cuts.filter((cut) => cut < text.length).toSorted((a, b) => a - b),
        text.length,
      ];
      const pieces = edges.slice(1).map((edge, index) => text.subarray(edges[index], edge));
      expect(parse(pieces)).toEqual(parse([text]));
    }),
  );
});
