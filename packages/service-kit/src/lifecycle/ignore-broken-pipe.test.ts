import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { ignoreBrokenPipe } from "./ignore-broken-pipe.ts";

test("a reader that went away is ignored", () => {
  const stream = new PassThrough();
  ignoreBrokenPipe(stream);
  expect(() =>
    stream.emit("error", Object.assign(new Error("gone"), { code: "EPIPE" })),
  ).not.toThrow();
});

test("any other fault of the stream is not", () => {
  const stream = new PassThrough();
  ignoreBrokenPipe(stream);
  expect(() => stream.emit("error", new Error("disk full"))).toThrow("disk full");
});
