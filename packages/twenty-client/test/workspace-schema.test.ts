import { createTwentyClient } from "twenty-client";
import { expect, test } from "vitest";
import { setUp } from "./sandbox-client.ts";
import { json, startScriptedTwenty } from "./scripted-twenty.ts";

function metadataOf(...names: [string, string][]) {
  const edges = names.map(([nameSingular, namePlural]) => ({
    node: { nameSingular, namePlural, fieldsList: [{ name: "name", type: "TEXT" }] },
  }));
  return { data: { objects: { edges } } };
}

test("the objects of a workspace are described, its own among them", async () => {
  await using twenty = await setUp("auto", "demo");
  const { schema } = twenty.client;
  expect(schema.peek()).toBeUndefined();
  const objects = await schema.objects();
  expect(schema.peek()).toEqual(objects);
  const names = objects.map(({ singular }) => singular);
  expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b)));
  expect(names).toEqual(expect.arrayContaining(["company", "note", "person", "workspaceMember"]));
  const own = objects.filter(({ isCustom }) => isCustom);
  expect(own.length).toBeGreaterThan(0);
  const opportunity = await schema.object("Opportunities");
  expect(opportunity).toMatchObject({
    singular: "opportunity",
    labelField: "name",
    isCustom: false,
  });
  expect(opportunity.fields.get("company")?.relation).toEqual({
    kind: "many-to-one",
    targetObject: "company",
    joinColumn: "companyId",
  });
  expect(opportunity.fields.get("stage")?.options).toContainEqual({
    value: "NEW",
    label: expect.any(String),
  });
});

test("the same list is given until the schema is read anew", async () => {
  await using twenty = await setUp("auto");
  const { schema } = twenty.client;
  const objects = await schema.objects();
  expect(schema.peek()).toBe(objects);
  expect(await schema.objects()).toBe(objects);
  schema.refresh();
  expect(await schema.objects()).not.toBe(objects);
});

test("an unknown object is refused with the nearest names", async () => {
  await using twenty = await setUp("auto");
  await expect(twenty.client.schema.object("compnay")).rejects.toMatchObject({
    code: "invalid_input",
    field: "object",
    wayOut: "Did you mean company?",
  });
});

test("an object that was made after the schema was read is found", async () => {
  let answer = metadataOf(["person", "people"]);
  await using server = await startScriptedTwenty((_, response) => json(response, 200, answer), {
    answersMetadata: true,
  });
  let now = 0;
  const clock = { monotonicMs: () => now, setTimer: () => ({ cancel: () => undefined }) };
  const client = createTwentyClient({ baseUrl: server.url, apiKey: "k", clock });
  const { schema } = client;
  await schema.objects();
  await expect(schema.object("pet")).rejects.toMatchObject({ field: "object" });
  expect(server.requests).toHaveLength(1);
  answer = metadataOf(["person", "people"], ["pet", "pets"]);
  now = 5_000;
  expect(await schema.object("PETS")).toMatchObject({ singular: "pet" });
  expect(server.requests).toHaveLength(2);
  schema.refresh();
  expect(schema.peek()).toBeUndefined();
  await client.close();
});

test("an older server is asked for what it has", async () => {
  await using server = await startScriptedTwenty(
    ({ body }, response) => {
      const { query } = body as { readonly query: string };
      const unknown = ["applicationId", "morphRelations"].find((name) => query.includes(name));
      if (unknown === undefined) json(response, 200, metadataOf(["person", "people"]));
      else
        json(response, 200, {
          errors: [{ message: `Cannot query field "${unknown}" on type "Field".` }],
        });
    },
    { answersMetadata: true },
  );
  const client = createTwentyClient({ baseUrl: server.url, apiKey: "k" });
  expect(await client.schema.object("person")).toMatchObject({ plural: "people", isCustom: false });
  expect(server.requests).toHaveLength(4);
  await client.close();
});

test("why the metadata cannot be read is said", async () => {
  await using server = await startScriptedTwenty(() => undefined);
  const client = createTwentyClient({ baseUrl: server.url, apiKey: "k" });
  await expect(client.schema.objects()).rejects.toMatchObject({ code: "forbidden" });
  await client.close();
});
