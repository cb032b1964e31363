import { expect, test } from "vitest";
import { retryAfterMs, signOfAnswer } from "./traffic-sign.ts";

const NOW = Date.parse("2026-01-01T00:00:00Z");

test.each([200, 202, 304, 400, 401, 404, 409, 429, 501, 505])("%d is an answer", (status) => {
  expect(signOfAnswer(status, undefined, NOW).kind).toBe("success");
});

test.each([500, 502, 503, 504, 599])("%d is a failure", (status) => {
  expect(signOfAnswer(status, undefined, NOW)).toEqual({
    kind: "failure",
    why: `answered ${status}`,
  });
});

test.each([429, 503])("%d with Retry-After asks to be left alone that long", (status) => {
  expect(signOfAnswer(status, "7", NOW)).toMatchObject({ kind: "busy", forMs: 7000 });
});

test.each([
  ["3", 3000],
  ["Thu, 01 Jan 2026 00:00:10 GMT", 10_000],
  ["86400", 300_000],
  ["0", undefined],
  ["Wed, 31 Dec 2025 00:00:00 GMT", undefined],
  ["soon", undefined],
  [undefined, undefined],
])("Retry-After: %s waits %s ms", (value, expected) => {
  expect(retryAfterMs(value, NOW)).toBe(expected);
});
