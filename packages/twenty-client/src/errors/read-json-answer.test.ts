import { expect, test } from "vitest";
import type { HttpResponse } from "../transport/http-request.ts";
import { readJsonAnswer } from "./read-json-answer.ts";

function read(overrides: Partial<HttpResponse>): unknown {
  return readJsonAnswer({
    status: 200,
    contentType: "text/html; charset=utf-8",
    location: undefined,
    retryAfter: undefined,
    text: "<!DOCTYPE html><title>Sign in</title>",
    ...overrides,
  });
}

test("JSON is read whatever its content type says", () => {
  expect(read({ text: '{"data":{}}' })).toEqual({ data: {} });
});

test.each([200, 403, 404])("a web page with status %i is not Twenty", (status) => {
  expect(() => read({ status })).toThrow(
    expect.objectContaining({ code: "not_twenty", reason: expect.stringContaining("a web page") }),
  );
});

test("a redirect is not followed, and its target is named without its query", () => {
  expect(() =>
    read({ status: 302, location: "https://login.example/authorize?state=abc", text: "" }),
  ).toThrow(
    expect.objectContaining({
      code: "not_twenty",
      reason: "The server redirects to https://login.example/authorize",
    }),
  );
});

test.each([500, 502, 503])("a web page with status %i is a failing server", (status) => {
  expect(() => read({ status })).toThrow(
    expect.objectContaining({ code: "server_error", retryable: true, status }),
  );
});

test("an empty answer is not Twenty's", () => {
  expect(() => read({ text: "" })).toThrow(expect.objectContaining({ code: "not_twenty" }));
});

test("a body that is too large is the caller's fault, though its status is 500", () => {
  expect(() => read({ status: 500, text: "request entity too large" })).toThrow(
    expect.objectContaining({ code: "invalid_input" }),
  );
});

test.each([413, 414, 431])("status %i says that the request is too large", (status) => {
  expect(() => read({ status })).toThrow(
    expect.objectContaining({ code: "invalid_input", status }),
  );
});

test("a proxy's rate limit is one, though it comes as a web page", () => {
  expect(() => read({ status: 429, retryAfter: "2" })).toThrow(
    expect.objectContaining({ code: "rate_limited", retryAfterMs: 2_000 }),
  );
});
