import { expect, test } from "vitest";
import { normaliseHeaders } from "./headers.ts";

test("names are sent in lower case", () => {
  expect(normaliseHeaders({ "CF-Access-Client-Id": "abc" })).toEqual({
    "cf-access-client-id": "abc",
  });
});

test.each([
  [{ Authorization: "Bearer other" }],
  [{ Host: "elsewhere" }],
  [{ "content-length": "0" }],
  [{ "bad name": "x" }],
  [{ "": "x" }],
  [{ "x-a": "1\r\nx-b: 2" }],
])("%j is refused", (headers) => {
  expect(() => normaliseHeaders(headers as Record<string, string>)).toThrow(
    expect.objectContaining({ code: "invalid_configuration", field: "headers" }),
  );
});
