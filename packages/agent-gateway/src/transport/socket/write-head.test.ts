import { expect, test } from "vitest";
import { headText } from "./write-head.ts";

test("a head is its first line, its fields and what the transport adds", () => {
  expect(headText("GET / HTTP/1.1", ["host", "a", "x", ""], "y: z\r\n")).toBe(
    "GET / HTTP/1.1\r\nhost: a\r\nx: \r\ny: z\r\n\r\n",
  );
});

test.each([
  ["a line in a value", "GET / HTTP/1.1", ["a", "b\r\nc: d"]],
  ["a line feed in a value", "GET / HTTP/1.1", ["a", "b\nc: d"]],
  ["a NUL", "GET / HTTP/1.1", ["a", "\0"]],
  ["more than a byte", "GET / HTTP/1.1", ["a", "\u010d"]],
  ["a colon in a name", "GET / HTTP/1.1", ["a: b\r\nc", "d"]],
  ["an empty name", "GET / HTTP/1.1", ["", "d"]],
  ["a line in the target", "GET / HTTP/1.1\r\na: b\r\n", []],
])("%s is refused", (_, firstLine, fields) => {
  expect(() => headText(firstLine, fields, "")).toThrow(TypeError);
});
