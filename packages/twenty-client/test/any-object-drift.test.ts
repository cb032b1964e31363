import { createTwentyClient } from "twenty-client";
import { expect, test } from "vitest";
import { json, type Script, startScriptedTwenty } from "./scripted-twenty.ts";

const id = "20202020-b000-4485-94de-70c2a98daef2";

/** A server whose object `pet` changes its fields, and that says so only when it is asked for a field it lacks. */
async function setUp(...names: string[]) {
  const state = { names, unknown: [] as string[] };
  const script: Script = ({ url, body }, response) => {
    if (url === "/metadata") {
      const fieldsList = state.names.map((name) => ({ name, type: "TEXT" }));
      const node = { nameSingular: "pet", namePlural: "pets", fieldsList };
      json(response, 200, { data: { objects: { edges: [{ node }] } } });
      return;
    }
    const said = JSON.stringify(body);
    const lacking = state.unknown.find((name) => said.includes(name));
    if (lacking !== undefined) {
      const message = `Object pet doesn't have any "${lacking}" field.`;
      json(response, 200, { errors: [{ message, extensions: { code: "BAD_USER_INPUT" } }] });
      return;
    }
    const record = { id, ...Object.fromEntries(state.names.map((name) => [name, "x"])) };
    json(response, 200, { data: { pet: record, createPet: record } });
  };
  const server = await startScriptedTwenty(script, { answersMetadata: true });
  let nowMs = 0;
  const clock = { monotonicMs: () => nowMs, setTimer: () => ({ cancel: () => undefined }) };
  const client = createTwentyClient({
    baseUrl: server.url,
    apiKey: "k",
    apiMode: "graphql",
    clock,
  });
  return {
    state,
    server,
    pets: client.object("pets"),
    wait: (ms: number) => {
      nowMs += ms;
    },
    metadataRequests: () => server.requests.filter(({ url }) => url === "/metadata").length,
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await client.close();
    },
  };
}

test("a field that has gone is noticed, and the read succeeds without it", async () => {
  await using twenty = await setUp("name", "nick");
  expect(await twenty.pets.get(id)).toEqual({ id, name: "x", nick: "x" });
  Object.assign(twenty.state, { names: ["name"], unknown: ["nick"] });
  expect(await twenty.pets.get(id)).toEqual({ id, name: "x" });
  expect(twenty.metadataRequests()).toBe(2);
});

test("a field that is still listed but refused is not asked for again and again", async () => {
  await using twenty = await setUp("name", "nick");
  twenty.state.unknown = ["nick"];
  await expect(twenty.pets.get(id)).rejects.toMatchObject({ field: "nick" });
  expect(twenty.server.recordRequests()).toHaveLength(1);
  expect(twenty.metadataRequests()).toBe(2);
});

test("a field that was made after the metadata was read can be written", async () => {
  await using twenty = await setUp("name");
  await twenty.pets.get(id);
  await expect(twenty.pets.create({ colour: "red" })).rejects.toMatchObject({ field: "colour" });
  expect(twenty.metadataRequests()).toBe(1);
  twenty.state.names = ["name", "colour"];
  twenty.wait(5_000);
  expect(await twenty.pets.create({ colour: "red" })).toMatchObject({ colour: "x" });
  expect(twenty.metadataRequests()).toBe(2);
});

test("a write whose outcome is unknown is not sent again", async () => {
  let writes = 0;
  const node = {
    nameSingular: "pet",
    namePlural: "pets",
    fieldsList: [{ name: "id", type: "UUID" }],
  };
  await using server = await startScriptedTwenty(
    ({ url }, response) => {
      if (url === "/metadata") json(response, 200, { data: { objects: { edges: [{ node }] } } });
      else {
        writes += 1;
        json(response, 500, {});
      }
    },
    { answersMetadata: true },
  );
  const client = createTwentyClient({ baseUrl: server.url, apiKey: "k" });
  await expect(client.object("pet").create({ id })).rejects.toMatchObject({ mayHaveApplied: true });
  expect(writes).toBe(1);
  await client.close();
});
