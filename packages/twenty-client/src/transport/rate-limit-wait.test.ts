import { expect, test } from "vitest";
import { rateLimitWaitMs } from "./rate-limit-wait.ts";

test("the wait is the time in which the bucket gains one token", () => {
  expect(rateLimitWaitMs("Limit reached (100 tokens per 60000 ms)", undefined)).toBe(600);
  expect(rateLimitWaitMs("Limit reached (100 tokens per 1000 ms)", undefined)).toBe(10);
});

test("a proxy's Retry-After counts more than the text", () => {
  expect(rateLimitWaitMs("Limit reached (100 tokens per 60000 ms)", "2")).toBe(2_000);
});

test("a text that says nothing means a second", () => {
  expect(rateLimitWaitMs("Too many requests", undefined)).toBe(1_000);
  expect(rateLimitWaitMs("(0 tokens per 60000 ms)", "Wed, 21 Oct 2026 07:28:00 GMT")).toBe(1_000);
});

test("no answer makes anyone wait for more than an hour", () => {
  expect(rateLimitWaitMs("", "999999")).toBe(3_600_000);
});
