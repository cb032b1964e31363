import { waitFor } from "testkit";
import { expect, test } from "vitest";
import { apiKey, createAda, id, person, setUp } from "./edge.ts";
import { json, webPage } from "./scripted-twenty.ts";

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
