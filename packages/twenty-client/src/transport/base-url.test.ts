import { expect, test } from "vitest";
import { normaliseBaseUrl } from "./base-url.ts";

test.each([
  ["https://crm.example.com", "https://crm.example.com"],
  [" https://crm.example.com/ ", "https://crm.example.com"],
  ["https://crm.example.com/rest", "https://crm.example.com"],
  ["https://crm.example.com/rest/", "https://crm.example.com"],
  ["https://crm.example.com/graphql", "https://crm.example.com"],
  ["https://crm.example.com/metadata", "https://crm.example.com"],
  ["http://127.0.0.1:3000//", "http://127.0.0.1:3000"],
  ["https://example.com/crm/graphql", "https://example.com/crm"],
  ["HTTPS://CRM.example.com", "https://crm.example.com"],
])("%s means %s", (text, expected) => {
  expect(normaliseBaseUrl(text)).toBe(expected);
});

test.each([
  ["crm.example.com", /scheme/],
  ["localhost:3000", /scheme/],
  ["ftp://crm.example.com", /scheme/],
  ["", /scheme/],
  ["https://", /like https/],
  ["https://user:secret@crm.example.com", /headers/],
  ["https://crm.example.com/?token=x", /address/],
])("%j is refused with a way out", (text, wayOut) => {
  expect(() => normaliseBaseUrl(text)).toThrow(
    expect.objectContaining({
      code: "invalid_configuration",
      field: "baseUrl",
      wayOut: expect.stringMatching(wayOut),
    }),
  );
});

test("credentials in a URL without a scheme are not repeated", () => {
  expect(() => normaliseBaseUrl("user:hunter2@crm.example.com")).toThrow(/^(?!.*hunter2)/);
});
