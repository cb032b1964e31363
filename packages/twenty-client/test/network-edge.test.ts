import { createServer } from "node:net";
import { createManualClock, waitFor } from "testkit";
import { createTwentyClient, type TwentyClient, type TwentyClientOptions } from "twenty-client";
import { expect, test } from "vitest";
import { json, type Script, startScriptedTwenty, webPage } from "./scripted-twenty.ts";

const apiKey = "very-secret-api-key";
const id = "20202020-b000-4485-94de-70c2a98daef2";
const person = { id, name: { firstName: "Ada", lastName: "Lovelace" } };

async function setUp(script: Script, options: Partial<TwentyClientOptions> = {}) {
  const server = await startScriptedTwenty(script);
  const client = createTwentyClient({
    baseUrl: server.url,
    apiKey,
    retry: { baseDelayMs: 0, maxDelayMs: 0 },
    ...options,
  });
  return {
    server,
    client,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await client.close();
    },
  };
}

function createAda(client: TwentyClient) {
  return client.people.create({ firstName: "Ada" });
}

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
  await time.advance(599);
  expect(edge.server.recordRequests()).toHaveLength(1);
  await time.advance(1);
  expect(await reading).toMatchObject({ firstName: "Ada" });
});

test("a rate limit over GraphQL, which comes with status 200, is understood", async () => {
  await using edge = await setUp(
    (_, response) =>
      json(response, 200, {
        data: { createPerson: null },
        errors: [
          {
            message: "Limit reached (100 tokens per 60000 ms)",
            extensions: { code: "BAD_USER_INPUT", subCode: "LIMIT_REACHED" },
          },
        ],
      }),
    { apiMode: "graphql" },
  );
  await expect(createAda(edge.client)).rejects.toMatchObject({
    code: "rate_limited",
    retryAfterMs: 600,
    mayHaveApplied: false,
  });
  expect(edge.server.recordRequests()).toHaveLength(1);
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

test("an update that needs to read first, and may not, writes nothing", async () => {
  await using edge = await setUp(
    (_, response) => json(response, 400, { messages: ["no"], code: "PERMISSION_DENIED" }),
    { apiMode: "rest" },
  );
  await expect(
    edge.client.people.update(id, { linkedin: { primary: "https://linkedin.com/in/ada" } }),
  ).rejects.toMatchObject({ code: "forbidden" });
  expect(edge.server.recordRequests().map(({ method }) => method)).toEqual(["GET"]);
});

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

test("where GraphQL is hidden by a proxy, reads and writes go over REST", async () => {
  await using edge = await setUp(({ url, method }, response) => {
    if (url === "/graphql") webPage(response, 403);
    else if (method === "POST") json(response, 201, { data: { createPerson: person } });
    else json(response, 200, { data: { people: [person] }, totalCount: 1, pageInfo: {} });
  });
  expect(await createAda(edge.client)).toMatchObject({ firstName: "Ada" });
  expect((await edge.client.people.list()).records).toHaveLength(1);
  expect(edge.server.recordRequests().map(({ method, url }) => `${method} ${url}`)).toEqual([
    "POST /graphql",
    "POST /rest/people",
    "GET /rest/people?limit=60",
  ]);
});

test("the key and extra headers are sent, and appear in no error even when they are echoed", async () => {
  await using edge = await setUp(
    ({ headers }, response) =>
      json(response, 400, { statusCode: 400, messages: [`You sent ${JSON.stringify(headers)}`] }),
    {
      apiKey: ` Bearer ${apiKey}\n`,
      apiMode: "rest",
      headers: { "CF-Access-Client-Secret": "cloudflare-secret" },
    },
  );
  const error: unknown = await edge.client.people.list().catch((failure: unknown) => failure);
  const [request] = edge.server.recordRequests();
  expect(request?.headers).toMatchObject({
    authorization: `Bearer ${apiKey}`,
    "cf-access-client-secret": "cloudflare-secret",
  });
  expect(error).toMatchObject({
    code: "invalid_input",
    reason: expect.stringContaining("[secret]"),
  });
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(
    /very-secret|cloudflare-secret/,
  );
  expect(request?.url).not.toContain("secret");
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

test("no more requests are in flight than allowed", async () => {
  const held: (() => void)[] = [];
  await using edge = await setUp(
    (_, response) => void held.push(() => json(response, 200, { data: { person } })),
    { apiMode: "rest", maxConcurrentRequests: 2 },
  );
  const reads = Promise.all([1, 2, 3].map(() => edge.client.people.get(id)));
  await waitFor(() => held.length === 2, { what: "two requests" });
  // A whole exchange past the line: a third request, were it sent, would have arrived with it.
  await edge.client.ping();
  expect(held).toHaveLength(2);
  held[0]?.();
  await waitFor(() => held.length === 3, { what: "the third request" });
  for (const answer of held.slice(1)) answer();
  expect(await reads).toHaveLength(3);
});

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

test("a closed client refuses calls, and can be closed twice", async () => {
  await using edge = await setUp((_, response) => json(response, 200, { data: { person } }));
  await edge.client.close();
  await edge.client.close();
  await expect(edge.client.people.get(id)).rejects.toMatchObject({ code: "closed" });
});

test("a soft delete over REST carries exactly soft_delete=true, a destruction does not", async () => {
  await using edge = await setUp(
    (_, response) =>
      json(response, 200, { data: { deletePerson: { id, deletedAt: "2026-01-01" } } }),
    { apiMode: "rest" },
  );
  await edge.client.people.softDelete(id);
  await edge.client.people.destroy(id);
  expect(edge.server.recordRequests().map(({ method, url }) => `${method} ${url}`)).toEqual([
    `DELETE /rest/people/${id}?soft_delete=true`,
    `DELETE /rest/people/${id}`,
  ]);
});

test("bulk operations without ids send nothing", async () => {
  await using edge = await setUp((_, response) => json(response, 200, { data: {} }));
  const { people } = edge.client;
  const calls = [
    people.softDeleteMany([]),
    people.restoreMany([]),
    people.destroyMany([]),
    people.updateMany([], { jobTitle: "x" }),
    people.createMany([]),
    people.update(id, {}),
    people.list({ filter: { or: [] } }),
  ];
  for (const call of calls) await expect(call).rejects.toMatchObject({ code: "invalid_input" });
  expect(edge.server.recordRequests()).toHaveLength(0);
});

test.each(["graphql", "rest"] as const)(
  "a destruction of many looks among soft-deleted records too over %s",
  async (apiMode) => {
    await using edge = await setUp(
      (_, response) =>
        json(response, 200, { data: { destroyPeople: [{ id }], deletePeople: [{ id }] } }),
      { apiMode },
    );
    expect(await edge.client.people.destroyMany([id])).toEqual([{ id }]);
    const [request] = edge.server.recordRequests();
    expect(`${request?.url} ${JSON.stringify(request?.body)}`).toMatch(/deletedAt.*NOT_NULL/);
    expect(request?.url).not.toContain("soft_delete");
  },
);

test("a later server's path of restoring is found", async () => {
  await using edge = await setUp(
    ({ url }, response) =>
      url.startsWith("/rest/people/restore")
        ? json(response, 200, { data: { restorePeople: [person] } })
        : json(response, 400, { statusCode: 400, messages: ["object 'restore' not found"] }),
    { apiMode: "rest" },
  );
  expect(await edge.client.people.restore(id)).toMatchObject({ firstName: "Ada" });
});

test("a key that may not read companies still reads people, without naming their companies", async () => {
  await using edge = await setUp(
    ({ body }, response) =>
      JSON.stringify(body).includes("company{")
        ? json(response, 200, {
            data: { person: null },
            errors: [{ message: "No permission", extensions: { code: "FORBIDDEN" } }],
          })
        : json(response, 200, { data: { person: { ...person, companyId: id } } }),
    { apiMode: "graphql" },
  );
  const read = await edge.client.people.get(id);
  expect(read).toMatchObject({ firstName: "Ada", companyId: id });
  expect(read).not.toHaveProperty("company");
});
