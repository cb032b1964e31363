import { type AccessTokens, TwentyError } from "twenty-client";
import { expect, test } from "vitest";
import { createAda, id, person, setUp } from "./edge.ts";
import { json, type Script } from "./scripted-twenty.ts";

const expired = { statusCode: 401, error: "UNAUTHENTICATED", messages: ["Token has expired."] };

/** Refuses every token but those that it is given. */
function takes(...good: string[]): Script {
  return ({ headers, method, url }, response) => {
    if (!good.some((token) => headers.authorization === `Bearer ${token}`)) {
      if (url === "/graphql") json(response, 200, unauthenticated);
      else json(response, 401, expired);
    } else if (url === "/graphql") json(response, 200, { data: { person } });
    else if (method === "POST") json(response, 201, { data: { createPerson: person } });
    else json(response, 200, { data: { person } });
  };
}

const unauthenticated = {
  data: null,
  errors: [{ message: "Token has expired.", extensions: { code: "UNAUTHENTICATED" } }],
};

/** Hands out the tokens in their order, a further one with each renewal. */
function tokensOf(...tokens: string[]): AccessTokens & { readonly refused: string[] } {
  const refused: string[] = [];
  return {
    refused,
    wayOut: "Sign in again.",
    current: async () => tokens[refused.length] ?? "",
    async renew(token) {
      refused.push(token);
      const next = tokens[refused.length];
      if (next === undefined) throw new TwentyError("unauthenticated", "The sign-in has ended");
      return next;
    },
  };
}

test.each(["rest", "graphql"] as const)(
  "a read whose token was refused goes again with a new one over %s",
  async (apiMode) => {
    const apiKey = tokensOf("first-token", "second-token");
    await using edge = await setUp(takes("second-token"), { apiKey, apiMode });
    expect(await edge.client.people.get(id)).toMatchObject({ firstName: "Ada" });
    expect(apiKey.refused).toEqual(["first-token"]);
  },
);

test("a write whose token was refused goes again, since it has changed nothing", async () => {
  const apiKey = tokensOf("first-token", "second-token");
  await using edge = await setUp(takes("second-token"), { apiKey, apiMode: "rest" });
  expect(await createAda(edge.client)).toMatchObject({ firstName: "Ada" });
  expect(edge.server.recordRequests()).toHaveLength(2);
});

test("a token that is refused even when it is new is an error with the source's way out", async () => {
  const apiKey = tokensOf("first-token", "second-token");
  await using edge = await setUp(takes(), { apiKey, apiMode: "rest" });
  await expect(edge.client.people.get(id)).rejects.toMatchObject({
    code: "unauthenticated",
    wayOut: "Sign in again.",
  });
  expect(edge.server.recordRequests()).toHaveLength(2);
});

test("what the source says when it has no token is what the caller hears", async () => {
  const apiKey = tokensOf("first-token");
  await using edge = await setUp(takes(), { apiKey, apiMode: "rest" });
  await expect(edge.client.people.get(id)).rejects.toMatchObject({
    code: "unauthenticated",
    reason: "The sign-in has ended",
  });
  expect(await edge.client.ping()).toMatchObject({ reachable: true, authenticated: false });
});

test("who gives up does not wait for a token", async () => {
  const { promise } = Promise.withResolvers<string>();
  const apiKey = { ...tokensOf(), current: () => promise };
  await using edge = await setUp(takes(), { apiKey, apiMode: "rest" });
  const gaveUp = new AbortController();
  const call = edge.client.people.get(id, { signal: gaveUp.signal });
  gaveUp.abort();
  await expect(call).rejects.toMatchObject({ code: "aborted" });
});

test("a token that is echoed appears in no error", async () => {
  const apiKey = tokensOf("first-secret-token");
  await using edge = await setUp(
    ({ headers }, response) =>
      json(response, 400, { statusCode: 400, messages: [`You sent ${headers.authorization}`] }),
    { apiKey, apiMode: "rest" },
  );
  const error: unknown = await edge.client.people.get(id).catch((failure: unknown) => failure);
  expect(error).toMatchObject({ reason: expect.stringContaining("[secret]") });
});

test("a client that only reads sends no write, and says so", async () => {
  await using edge = await setUp((_, response) => json(response, 200, { data: { person } }), {
    apiMode: "rest",
    isReadOnly: true,
  });
  await expect(createAda(edge.client)).rejects.toMatchObject({ code: "forbidden" });
  await expect(edge.client.graphql("mutation { x }")).rejects.toMatchObject({
    code: expect.stringMatching(/forbidden|unsupported/),
  });
  expect(await edge.client.people.get(id)).toMatchObject({ firstName: "Ada" });
  expect(edge.server.recordRequests().map(({ method }) => method)).toEqual(["GET"]);
});
