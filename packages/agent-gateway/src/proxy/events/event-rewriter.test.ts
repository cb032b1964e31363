import fc from "fast-check";
import { expect, test } from "vitest";
import { EventRewriter } from "./event-rewriter.ts";

const upper = (message: string) => message.toUpperCase();

function pass(chunks: readonly Buffer[], rewrite = upper): string[] {
  const rewriter = new EventRewriter(rewrite, "");
  return [...chunks.map((chunk) => rewriter.push(chunk)), rewriter.flush()].map(String);
}

test("each data line is rewritten, other lines and line ends stay", () => {
  const stream = ": comment\n\nid: abc\r\ndata: one\r\n\r\nevent: message\ndata:two\n\n";
  expect(pass([Buffer.from(stream)]).join("")).toBe(
    ": comment\n\nid: abc\r\ndata: ONE\r\n\r\nevent: message\ndata:TWO\n\n",
  );
});

test("a whole event passes at once, a part of one waits for the rest", () => {
  expect(pass(["data: one\n\nda", "ta: tw", "o\n\n"].map((text) => Buffer.from(text)))).toEqual([
    "data: ONE\n\n",
    "",
    "data: TWO\n\n",
    "",
  ]);
});

test("what is left at the end passes as it is", () => {
  expect(pass([Buffer.from("data: cut")])).toEqual(["", "data: cut"]);
});

test("an event beyond 16 MiB passes as it is instead of filling the memory", () => {
  const long = Buffer.from(`data: ${"x".repeat(16 * 1024 * 1024)}`);
  const rewriter = new EventRewriter((message) => message, "");
  expect(rewriter.push(long).equals(long)).toBe(true);
});

test("however a stream is cut into chunks, the same bytes come out", () => {
  const stream = Buffer.from('data: {"text":"ünïcode ✓ 日本"}\n\n: ping\n\ndata: two\r\n\r\nrest');
  const expected = pass([stream]).join("");
  fc.assert(
    fc.property(fc.array(fc.nat({ max: stream.length })), (cuts) => {
      const edges = [0, ...cuts.toSorted((a, b) => a - b), stream.length];
      const chunks = edges.slice(1).map((edge, index) => stream.subarray(edges[index], edge));
      expect(pass(chunks).join("")).toBe(expected);
    }),
  );
});

test("events without the marker pass unread", () => {
  const rewriter = new EventRewriter(upper, "STATE");
  expect(String(rewriter.push(Buffer.from("data: one\n\n")))).toBe("data: one\n\n");
  expect(String(rewriter.push(Buffer.from("data: a STATE\n\n")))).toBe("data: A STATE\n\n");
});
