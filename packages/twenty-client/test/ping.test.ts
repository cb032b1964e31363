import { createManualClock, waitFor } from "testkit";
import { createTwentyClient } from "twenty-client";
import { expect, test } from "vitest";
import { apiKey, id, setUp } from "./edge.ts";
import { json, type Script, startScriptedTwenty, webPage } from "./scripted-twenty.ts";

test("a ping tells a Twenty that accepts the key, one that refuses it, and none", async () => {
  let answer: Script = (_, response) =>
    json(response, 200, {
      data: { currentWorkspace: { id, displayName: "Acme", subdomain: "a" } },
    });
  await using server = await startScriptedTwenty((...call) => answer(...call), {
    answersMetadata: true,
  });
  const client = createTwentyClient({ baseUrl: server.url, apiKey });
  expect(await client.ping()).toMatchObject({ reachable: true, authenticated: true });
  answer = (_, response) =>
    json(response, 200, {
      errors: [{ message: "Token invalid.", extensions: { code: "UNAUTHENTICATED" } }],
    });
  expect(await client.ping()).toMatchObject({
    reachable: true,
    authenticated: false,
    error: { code: "unauthenticated" },
  });
  answer = (_, response) => webPage(response, 503);
  const ping = await client.ping();
  expect(ping).toMatchObject({ reachable: false, error: { code: "server_error" } });
  expect(ping).not.toHaveProperty("authenticated");
  expect(server.requests.map(({ url }) => url)).toEqual(["/metadata", "/metadata", "/metadata"]);
  await client.close();
});

test("a ping goes past the line of waiting calls, with its own timeout", async () => {
  const time = createManualClock();
  await using edge = await setUp(() => {}, { maxConcurrentRequests: 1, clock: time.clock });
  const reading = expect(edge.client.people.list()).rejects.toMatchObject({ code: "timeout" });
  await waitFor(() => edge.server.recordRequests().length === 1, { what: "the blocking request" });
  const ping = await edge.client.ping({ timeoutMs: 100 });
  expect(ping).toMatchObject({ reachable: true, authenticated: false });
  await time.advance(15_000);
  await reading;
});
