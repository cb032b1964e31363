import { expect, test } from "vitest";
import { ago, bytes, counted, duration, milliseconds } from "./format.ts";

test("a duration has two units at most", () => {
  expect([0, 59, 61, 3_661, 90_061].map(duration)).toEqual([
    "0 s",
    "59 s",
    "1 min 1 s",
    "1 h 1 min",
    "1 d 1 h",
  ]);
});

test("short times are milliseconds, long ones seconds", () => {
  expect([8.4, 999, 1240].map(milliseconds)).toEqual(["8 ms", "999 ms", "1.24 s"]);
});

test("what has just been is not counted in seconds", () => {
  const now = Date.parse("2026-01-01T00:00:10Z");
  expect(ago("2026-01-01T00:00:09Z", now)).toBe("just now");
  expect(ago("2026-01-01T00:00:00Z", now)).toBe("10 s ago");
});

test("one thing is not things", () => {
  expect([counted(1, "tool"), counted(2, "tool"), counted(0, "reply", "replies")]).toEqual([
    "1 tool",
    "2 tools",
    "0 replies",
  ]);
});

test("sizes are kilobytes from a thousand bytes on", () => {
  expect([bytes(999), bytes(2_149)]).toEqual(["999 B", "2.1 kB"]);
});
