import { expect, test } from "vitest";
import { parseRequestHead } from "./parse-request-head.ts";

const head = (...lines: string[]): string => `${lines.join("\r\n")}\r\n\r\n`;

test("a plain request is read with its fields in order, names in lower case, values without white space around", () => {
  const text = head(
    "POST /crm/mcp?a=%20 HTTP/1.1",
    "Host: a",
    "X-Two:\t1 \t",
    "x-two: 2",
    "X-None:",
    "Content-Length: 12",
  );
  expect(parseRequestHead(text)).toEqual({
    method: "POST",
    target: "/crm/mcp?a=%20",
    fields: ["host", "a", "x-two", "1", "x-two", "2", "x-none", "", "content-length", "12"],
    contentLength: 12,
  });
});

test.each([
  ["another method", ["PUT / HTTP/1.1", "host: a"]],
  ["another version", ["GET / HTTP/1.0", "host: a"]],
  ["a whole URL as its target", ["GET http://a/ HTTP/1.1", "host: a"]],
  ["a fragment", ["GET /#a HTTP/1.1", "host: a"]],
  ["a target beyond ASCII", ["GET /\x80 HTTP/1.1", "host: a"]],
  ["two spaces", ["GET  / HTTP/1.1", "host: a"]],
  ["no host", ["GET / HTTP/1.1"]],
  ["two hosts", ["GET / HTTP/1.1", "host: a", "host: a"]],
  ["two lengths", ["POST / HTTP/1.1", "host: a", "content-length: 2", "content-length: 2"]],
  ["a list of lengths", ["POST / HTTP/1.1", "host: a", "content-length: 2, 2"]],
  ["a signed length", ["POST / HTTP/1.1", "host: a", "content-length: +2"]],
  ["a transfer coding", ["POST / HTTP/1.1", "host: a", "transfer-encoding: chunked"]],
  ["an expectation", ["POST / HTTP/1.1", "host: a", "expect: 100-continue"]],
  ["an upgrade", ["GET / HTTP/1.1", "host: a", "upgrade: websocket"]],
  ["a connection that ends", ["GET / HTTP/1.1", "host: a", "connection: close"]],
  ["a body that nobody reads", ["GET / HTTP/1.1", "host: a", "content-length: 1"]],
  ["a folded line", ["GET / HTTP/1.1", "host: a", " b"]],
  ["white space before a colon", ["GET / HTTP/1.1", "host : a"]],
  ["a line without a colon", ["GET / HTTP/1.1", "host: a", "b"]],
  ["a line feed alone", ["GET / HTTP/1.1", "host: a\nb: c"]],
  ["a carriage return alone", ["GET / HTTP/1.1", "host: a\rb: c"]],
  ["a NUL", ["GET / HTTP/1.1", "host: a\0"]],
  ["more than a hundred lines", ["GET / HTTP/1.1", "host: a", ...Array(100).fill("a: b")]],
])("a request with %s is left to node:http", (_, lines) => {
  expect(parseRequestHead(head(...lines))).toBeUndefined();
});
