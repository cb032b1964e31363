import { createTwentyClient } from "twenty-client";
import { defineField, startSandbox } from "twenty-sandbox";
import { expect, test } from "vitest";
import { createCompanies, setUp } from "./sandbox-client.ts";

test("GraphQL names the records behind relations, and the one that a duplicate conflicts with", async () => {
  await using twenty = await setUp("auto");
  const { client } = twenty;
  const acme = await client.companies.create({ name: "Acme" });
  const ada = await client.people.create({
    firstName: "Ada",
    lastName: "Lovelace",
    emails: { primary: "ada@example.com" },
    companyId: acme.id,
  });
  expect(await client.people.get(ada.id)).toMatchObject({ company: { id: acme.id, name: "Acme" } });
  const deal = await client.opportunities.create({ name: "Deal", pointOfContactId: ada.id });
  expect(await client.opportunities.get(deal.id)).toMatchObject({
    pointOfContact: { id: ada.id, name: "Ada Lovelace" },
  });
  await expect(
    client.people.create({ emails: { primary: "ada@example.com" } }),
  ).rejects.toMatchObject({
    code: "duplicate",
    conflictingRecord: { id: ada.id, object: "person" },
  });
});

test("a search finds records of several objects, or of those that are named", async () => {
  await using twenty = await setUp("auto");
  const { client } = twenty;
  const acme = await client.companies.create({ name: "Lovelace Ltd" });
  const ada = await client.people.create({ firstName: "Ada", lastName: "Lovelace" });
  const all = await client.search({ query: "lovelace" });
  expect(all.hits.map(({ id }) => id).toSorted()).toEqual([acme.id, ada.id].toSorted());
  expect(await client.search({ query: "lovelace", objects: ["person"], limit: 5 })).toEqual({
    hits: [{ id: ada.id, object: "person", label: "Ada Lovelace", imageUrl: null }],
    hasMore: false,
  });
});

test("the workspace's members can be read", async () => {
  await using twenty = await setUp("auto", "demo");
  const { records } = await twenty.client.workspaceMembers.list({ limit: 1 });
  expect(records).toMatchObject([{ firstName: expect.any(String), email: expect.any(String) }]);
});

test("one update for many records is refused where it would empty what it does not name", async () => {
  await using twenty = await setUp("auto");
  const { companies } = twenty.client;
  const [acme] = await createCompanies(twenty.client, ["Acme"]);
  await expect(
    companies.updateMany([acme?.id ?? ""], { linkedin: { primary: "https://x.example" } }),
  ).rejects.toMatchObject({ code: "invalid_input", field: "linkedin" });
});

test.each(["graphql", "rest"] as const)(
  "fields of the workspace's own are read and written under custom over %s",
  async (apiMode) => {
    const sandbox = await startSandbox({
      seed: "empty",
      extraFields: {
        person: [
          defineField("TEXT", "intro", "Intro"),
          defineField("CURRENCY", "budget", "Budget"),
        ],
      },
    });
    const client = createTwentyClient({ baseUrl: sandbox.url, apiKey: sandbox.apiKey, apiMode });
    const ada = await client.people.create({
      firstName: "Ada",
      custom: { intro: "hello", budget: { amountMicros: "9007199254740992", currencyCode: "EUR" } },
    });
    expect(ada.custom).toMatchObject({ intro: "hello", budget: { currencyCode: "EUR" } });
    expect(await client.people.get(ada.id, { fields: ["custom"] })).toEqual({
      id: ada.id,
      custom: expect.objectContaining({ intro: "hello" }),
    });
    const found = await client.people.list({
      filter: { field: "intro", operator: "startsWith", value: "hell" },
    });
    expect(found.totalCount).toBe(1);
    await expect(client.people.create({ custom: { nope: 1 } })).rejects.toMatchObject({
      code: "invalid_input",
      field: "nope",
    });
    await client.close();
    await sandbox.close();
  },
);
