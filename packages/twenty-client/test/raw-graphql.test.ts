import { expect, test } from "vitest";
import { apiKey, setUp } from "./edge.ts";
import { setUp as setUpSandbox } from "./sandbox-client.ts";
import { json } from "./scripted-twenty.ts";

test("a document is sent as it is, to the records or to the metadata", async () => {
  await using twenty = await setUpSandbox("auto");
  const { client } = twenty;
  await client.people.create({ firstName: "Ada" });
  const document = "query($n:Int){people(first:$n){totalCount edges{node{name{firstName}}}}}";
  const answer = await client.graphql(document, { n: 1 }, { kind: "read" });
  expect(answer).toEqual({
    data: { people: { totalCount: 1, edges: [{ node: { name: { firstName: "Ada" } } }] } },
    errors: [],
  });
  const workspace = await client.graphql("{currentWorkspace{id}}", {}, { api: "metadata" });
  expect(workspace.data).toMatchObject({ currentWorkspace: { id: expect.any(String) } });
});

test("a refused document is an error; what others of its fields answered is kept", async () => {
  const errors = [{ message: "Record not found", extensions: { code: "NOT_FOUND" } }];
  let data: Record<string, unknown> | null = { a: { id: "1" }, b: null };
  await using twenty = await setUp((_, response) => json(response, 200, { data, errors }));
  const send = () => twenty.client.graphql("{a{id} b{id}}", {}, { kind: "read" });
  expect(await send()).toEqual({ data: { a: { id: "1" }, b: null }, errors: ["Record not found"] });
  data = { a: null, b: null };
  await expect(send()).rejects.toMatchObject({ code: "not_found" });
  data = null;
  await expect(send()).rejects.toMatchObject({ code: "not_found" });
});

test("a write is sent once, a read again", async () => {
  await using twenty = await setUp((_, response) => json(response, 503, {}));
  const { client, server } = twenty;
  await expect(client.graphql("{a}")).rejects.toMatchObject({ mayHaveApplied: true });
  expect(server.requests).toHaveLength(1);
  await expect(client.graphql("{a}", {}, { kind: "read" })).rejects.toMatchObject({
    code: "server_error",
    mayHaveApplied: false,
  });
  expect(server.requests).toHaveLength(4);
});

test("a mutation cannot pass for a read, nor a subscription for anything", async () => {
  await using twenty = await setUp((_, response) => json(response, 200, { data: {} }));
  const { client, server } = twenty;
  await expect(client.graphql("mutation{a}", {}, { kind: "read" })).rejects.toMatchObject({
    code: "invalid_input",
    field: "document",
  });
  await expect(client.graphql("subscription{a}")).rejects.toMatchObject({ code: "unsupported" });
  expect(server.requests).toEqual([]);
});

test("the API mode rest sends no document to the records", async () => {
  await using twenty = await setUpSandbox("rest");
  const { client } = twenty;
  await expect(client.graphql("{people{totalCount}}")).rejects.toMatchObject({
    code: "unsupported",
  });
  const { data } = await client.graphql("{currentWorkspace{id}}", {}, { api: "metadata" });
  expect(data).toMatchObject({ currentWorkspace: {} });
});

test("neither the key nor other secrets come back", async () => {
  await using twenty = await setUp((_, response) =>
    json(response, 200, { data: { echo: `Bearer ${apiKey}`, webhooks: [{ secret: "s3cr3t" }] } }),
  );
  const answer = await twenty.client.graphql("{echo webhooks{secret}}");
  expect(answer.data).toEqual({ echo: "Bearer [secret]", webhooks: [{ secret: "[secret]" }] });
});
