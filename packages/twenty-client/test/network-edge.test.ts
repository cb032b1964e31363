import { createServer } from "node:net";
import { createManualClock, waitFor } from "testkit";
import { createTwentyClient } from "twenty-client";
import { expect, test } from "vitest";
import { apiKey, createAda, id, person, setUp } from "./edge.ts";
import { json, type Script, startScriptedTwenty, webPage } from "./scripted-twenty.ts";

const limitReached = {
  statusCode: 429,
  error: "HttpException",
  messages: ["Limit reached (100 tokens per 60000 ms)"],
};

test("a rate limit over REST is waited for, and the read then succeeds", async () => {
  const time = createManualClock();
  await using edge = await setUp(
    (_, response, seenBefore) =>
      seenBefore === 0
        ? json(response, 429, limitReached)
        : json(response, 200, { data: { person } }),
    { apiMode: "rest", clock: time.clock, random: () => 0 },
  );
  const reading = edge.client.people.get(id);
  await waitFor(() => edge.server.recordRequests().length === 1 && time.pendingTimers() === 1, {
    what: "the client to wait for the limit",
  });
  await time.advance(600);
  expect(edge.server.recordRequests()).toHaveLength(1);
  await time.advance(1);
  expect(await reading).toMatchObject({ firstName: "Ada" });
});

const limitReachedOverGraphql = {
  data: { createPerson: null },
  errors: [
    {
      message: "Limit reached (100 tokens per 60000 ms)",
      extensions: { code: "BAD_USER_INPUT", subCode: "LIMIT_REACHED" },
    },
  ],
};

test("a write that GraphQL refused for its rate, with status 200, was not executed and goes again", async () => {
  const time = createManualClock();
  await using edge = await setUp(
    (_, response, seenBefore) =>
      json(
        response,
        200,
        seenBefore === 0 ? limitReachedOverGraphql : { data: { createPerson: person } },
      ),
    { apiMode: "graphql", clock: time.clock, random: () => 0 },
  );
  const writing = createAda(edge.client);
  await waitFor(() => edge.client.rateBudget().waiting === 1, { what: "the client to wait" });
  await time.advance(601);
  expect(await writing).toMatchObject({ firstName: "Ada" });
  expect(edge.server.recordRequests()).toHaveLength(2);
});

test("a rate limit that would be waited for too long is reported at once", async () => {
  await using edge = await setUp((_, response) => json(response, 200, limitReachedOverGraphql), {
    apiMode: "graphql",
    retry: { maxRateLimitWaitMs: 100 },
  });
  await expect(createAda(edge.client)).rejects.toMatchObject({
    code: "rate_limited",
    reason: "Limit reached (100 tokens per 60000 ms)",
    status: 200,
    retryAfterMs: expect.toSatisfy((waitMs: number) => waitMs >= 600 && waitMs <= 1_201),
    mayHaveApplied: false,
  });
  expect(edge.server.recordRequests()).toHaveLength(1);
});

test("a search that a proxy refuses for its rate waits as long as it says", async () => {
  const time = createManualClock();
  let refused = 0;
  await using edge = await setUp(
    (_, response) => {
      if (refused > 0) return json(response, 200, { data: { search: { edges: [] } } });
      refused += 1;
      response.setHeader("retry-after", "2");
      return webPage(response, 429);
    },
    { clock: time.clock, random: () => 0 },
  );
  const searching = edge.client.search({ query: "Ada" });
  await waitFor(() => edge.client.rateBudget().waiting === 1, { what: "the client to wait" });
  await time.advance(2_000);
  expect((await searching).hits).toEqual([]);
});

test("a Twenty that does not answer is left alone, until one call finds it back", async () => {
  const time = createManualClock();
  let isDown = true;
  await using edge = await setUp(
    (_, response) => (isDown ? webPage(response, 502) : json(response, 200, { data: { person } })),
    {
      apiMode: "rest",
      clock: time.clock,
      retry: { attempts: 1 },
      circuitBreaker: { failures: 1, openMs: 1_000 },
    },
  );
  const read = () => edge.client.people.get(id);
  await expect(read()).rejects.toMatchObject({ code: "server_error" });
  expect(edge.client.circuit().state).toBe("open");
  const asked = edge.server.requests.length;
  await expect(read()).rejects.toMatchObject({ code: "unavailable", retryAfterMs: 1_000 });
  expect(edge.server.requests).toHaveLength(asked);
  isDown = false;
  await time.advance(1_000);
  expect(await read()).toMatchObject({ id });
  expect(edge.client.circuit()).toEqual({ state: "closed", failuresInRow: 0, retryAfterMs: 0 });
});

test.each(["graphql", "rest"] as const)(
  "a login page is not taken for Twenty by %s",
  async (apiMode) => {
    await using edge = await setUp((_, response) => webPage(response), { apiMode });
    await expect(edge.client.people.list()).rejects.toMatchObject({ code: "not_twenty" });
  },
);

test("a redirect is not followed, so that the key goes nowhere else", async () => {
  await using other = await startScriptedTwenty((_, response) => webPage(response));
  await using edge = await setUp((_, response) => {
    response.writeHead(302, { location: `${other.url}/login?key=x` });
    response.end();
  });
  await expect(edge.client.people.list()).rejects.toMatchObject({
    code: "not_twenty",
    reason: `The server redirects to ${other.url}/login`,
  });
  expect(other.requests).toHaveLength(0);
});

test("a server that hangs is given up after the timeout", async () => {
  const time = createManualClock();
  await using edge = await setUp(() => {}, { clock: time.clock, timeoutMs: 5_000 });
  const reading = expect(edge.client.people.list()).rejects.toMatchObject({ code: "timeout" });
  await waitFor(() => edge.server.recordRequests().length === 1, { what: "the request" });
  await time.advance(5_000);
  await reading;
});

test("an answer that stops in the middle is given up after the timeout", async () => {
  const time = createManualClock();
  await using edge = await setUp(
    (_, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write('{"data":');
    },
    { clock: time.clock, timeoutMs: 5_000 },
  );
  const writing = expect(createAda(edge.client)).rejects.toMatchObject({
    code: "timeout",
    mayHaveApplied: true,
  });
  await waitFor(() => edge.server.recordRequests().length === 1, { what: "the request" });
  await time.advance(5_000);
  await writing;
});

test("a caller that gives up is let go at once", async () => {
  await using edge = await setUp(() => {});
  const controller = new AbortController();
  const reading = expect(
    edge.client.people.list({ signal: controller.signal }),
  ).rejects.toMatchObject({ code: "aborted" });
  await waitFor(() => edge.server.recordRequests().length === 1, { what: "the request" });
  controller.abort();
  await reading;
});

test("a read whose connection broke is repeated", async () => {
  await using edge = await setUp(
    (_, response, seenBefore) => {
      if (seenBefore === 0) response.destroy();
      else json(response, 200, { data: { person } });
    },
    { apiMode: "rest" },
  );
  expect(await edge.client.people.get(id)).toMatchObject({ id });
});

test.each([
  ["broke", (response: Parameters<Script>[1]) => response.destroy(), "connection_lost"],
  ["was answered 503", (response: Parameters<Script>[1]) => webPage(response, 503), "server_error"],
  [
    "was answered 500",
    (response: Parameters<Script>[1]) => json(response, 500, {}),
    "server_error",
  ],
] as const)(
  "a write that %s is sent once, and said to have perhaps happened",
  async (_, answer, code) => {
    await using edge = await setUp((_request, response) => void answer(response));
    await expect(createAda(edge.client)).rejects.toMatchObject({ code, mayHaveApplied: true });
    expect(edge.server.recordRequests()).toHaveLength(1);
  },
);

test.each(["graphql", "rest"] as const)(
  "a write whose good answer holds no record over %s has perhaps happened",
  async (apiMode) => {
    await using edge = await setUp((_, response) => json(response, 200, { data: {} }), { apiMode });
    await expect(createAda(edge.client)).rejects.toMatchObject({
      code: "invalid_response",
      mayHaveApplied: true,
    });
    await expect(edge.client.people.get(id)).rejects.toMatchObject({
      code: "invalid_response",
      mayHaveApplied: false,
    });
  },
);

test("a read is repeated while a proxy finds no Twenty behind it, and then told so", async () => {
  await using edge = await setUp((_, response) => webPage(response, 502), { apiMode: "graphql" });
  await expect(edge.client.people.list()).rejects.toMatchObject({
    code: "server_error",
    status: 502,
    retryable: true,
  });
  expect(edge.server.recordRequests()).toHaveLength(3);
});

test("a write to a server that refuses connections is repeated, since nothing was sent", async () => {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  const port = typeof address === "object" ? address?.port : undefined;
  const codes: unknown[] = [];
  const client = createTwentyClient({
    baseUrl: `http://127.0.0.1:${port}`,
    apiKey,
    retry: { attempts: 4, baseDelayMs: 0 },
    logger: { debug: (_, fields) => codes.push(fields?.code), warn: () => {} },
  });
  await expect(createAda(client)).rejects.toMatchObject({
    code: "unreachable",
    mayHaveApplied: false,
  });
  expect(codes).toEqual(Array(4).fill("unreachable"));
  await client.close();
});

test("an answer without end is cut off", async () => {
  const megabyte = Buffer.alloc(1024 * 1024, " ");
  await using edge = await setUp(
    (_, response) => {
      const pour = (): void => {
        while (response.write(megabyte));
        response.once("drain", pour);
      };
      pour();
    },
    { apiMode: "rest" },
  );
  await expect(edge.client.people.list()).rejects.toMatchObject({
    code: "invalid_response",
    reason: expect.stringContaining("exceeds"),
  });
});
