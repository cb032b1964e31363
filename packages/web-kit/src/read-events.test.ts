import { expect, test } from "vitest";
import { readEvents, type StreamEvent } from "./read-events.ts";

async function eventsOf(...chunks: readonly string[]): Promise<readonly StreamEvent[]> {
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });
  return Array.fromAsync(readEvents(stream));
}

test("an event may come in pieces, and its data may have several lines", async () => {
  expect(await eventsOf("id: 7\nda", "ta: one\ndata: two\n", "\n")).toEqual([
    { id: "7", type: "message", data: "one\ntwo" },
  ]);
});

test("comments are left out, and both kinds of line ends are read", async () => {
  expect(await eventsOf(": alive\n\n", "event: ping\r\ndata: {}\r\n\r\n")).toEqual([
    { type: "ping", data: "{}" },
  ]);
});

test("an event that the stream breaks off in is none", async () => {
  expect(await eventsOf("data: whole\n\ndata: half")).toEqual([{ type: "message", data: "whole" }]);
});
