import { expect, test } from "vitest";
import { terminalLine } from "./terminal-line.ts";

const line = (entry: object): string =>
  terminalLine(JSON.stringify({ level: "info", time: "2026-01-01T00:00:00.000Z", ...entry }));

test("a field is written as its name and its value", () => {
  expect(line({ msg: "Slow", url: "http://localhost", latencyMs: 7, parts: { a: [1, "b"] } })).toBe(
    `[INFO] Slow {url: "http://localhost", latencyMs: 7, parts: { a: [ 1, 'b' ] }}\n`,
  );
});

test("whatever a message or a field holds, it is one line without control characters", () => {
  const text = line({ msg: "a\r\n[INFO] b\u001b[2J", value: "c\nd\u001b[2J", deep: { e: "f\ng" } });
  expect(text.slice(0, -1)).not.toMatch(/\p{Cc}/u);
  expect(text.startsWith("[INFO] a [INFO] b")).toBe(true);
});
