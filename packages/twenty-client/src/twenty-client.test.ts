import { expect, test } from "vitest";
import type { TwentyClientOptions } from "./options.ts";
import { createTwentyClient } from "./twenty-client.ts";

const options: TwentyClientOptions = { baseUrl: "http://127.0.0.1:1", apiKey: "k" };

test.each([
  ["baseUrl", { baseUrl: "crm.example.com" }],
  ["apiKey", { apiKey: " " }],
  ["timeoutMs", { timeoutMs: 0 }],
  ["timeoutMs", { timeoutMs: Number.NaN }],
  ["maxConcurrentRequests", { maxConcurrentRequests: 1.5 }],
  ["retry.attempts", { retry: { attempts: 0 } }],
  ["retry.baseDelayMs", { retry: { baseDelayMs: -1 } }],
  ["headers", { headers: { authorization: "Bearer other" } }],
])("a %s that cannot work is refused before anything is sent", (field, overrides) => {
  expect(() => createTwentyClient({ ...options, ...overrides })).toThrow(
    expect.objectContaining({ code: "invalid_configuration", field }),
  );
});

test("a REST-only client has no search, and says what has", async () => {
  const client = createTwentyClient({ ...options, apiMode: "rest" });
  await expect(client.search({ query: "acme" })).rejects.toMatchObject({
    code: "unsupported",
    wayOut: expect.stringContaining("graphql"),
  });
  await client.close();
});

test.each([0, 101, 1.5])("a search for %d hits is refused before it is sent", async (limit) => {
  const client = createTwentyClient(options);
  await expect(client.search({ query: "acme", limit })).rejects.toMatchObject({
    code: "invalid_input",
    field: "limit",
  });
  await client.close();
});

test("a field that a record does not have is refused before anything is sent", async () => {
  const client = createTwentyClient(options);
  const fields = ["firstName", "nickname"] as "firstName"[];
  await expect(client.people.list({ fields })).rejects.toMatchObject({
    code: "invalid_input",
    field: "fields",
  });
  await client.close();
});
