import { createTwentyClient, type TwentyClient } from "twenty-client";
import { defineField, startSandbox } from "twenty-sandbox";
import { describe, expect, test } from "vitest";

async function setUp(apiMode: "graphql" | "rest" | "auto", seed: "demo" | "empty" = "empty") {
  const sandbox = await startSandbox({ port: 0, seed });
  const client = createTwentyClient({ baseUrl: sandbox.url, apiKey: sandbox.apiKey, apiMode });
  return {
    client,
    sandbox,
    async [Symbol.asyncDispose]() {
      await client.close();
      await sandbox.close();
    },
  };
}

const unknownId = "99999999-9999-4999-8999-999999999999";

async function createCompanies(client: TwentyClient, names: readonly string[]) {
  return client.companies.createMany(names.map((name) => ({ name })));
}

describe.each(["graphql", "rest"] as const)("over %s", (apiMode) => {
  test("a person is made, read, changed, deleted, restored and destroyed", async () => {
    await using twenty = await setUp(apiMode);
    const { people, companies } = twenty.client;
    const acme = await companies.create({ name: "Acme" });
    const ada = await people.create({
      firstName: "Ada",
      lastName: "Lovelace",
      emails: { primary: "Ada@Example.com", additional: ["ada2@example.com"] },
      phones: { primary: "+14155552671", additional: ["+33612345678"] },
      linkedin: {
        primary: { url: "https://linkedin.com/in/ada", label: "Ada" },
        additional: ["https://ada.example"],
      },
      jobTitle: "Analyst",
      companyId: acme.id,
    });
    expect(ada).toMatchObject({
      firstName: "Ada",
      emails: { primary: "ada@example.com", additional: ["ada2@example.com"] },
      phones: { primary: { number: "4155552671", countryCode: "US", callingCode: "+1" } },
      companyId: acme.id,
      deletedAt: null,
      createdBy: { source: "API" },
    });
    expect(await people.get(ada.id)).toMatchObject({ id: ada.id, lastName: "Lovelace" });

    const changed = await people.update(ada.id, {
      lastName: "King",
      emails: { primary: "ada@example.org" },
      linkedin: { primary: "https://linkedin.com/in/king" },
      phones: { primary: "+442071838750" },
      jobTitle: null,
    });
    expect(changed).toMatchObject({
      firstName: "Ada",
      lastName: "King",
      emails: { primary: "ada@example.org", additional: ["ada2@example.com"] },
      phones: {
        primary: { number: "2071838750", countryCode: "GB", callingCode: "+44" },
        additional: [{ number: "612345678", countryCode: "FR", callingCode: "+33" }],
      },
      linkedin: {
        primary: { url: "https://linkedin.com/in/king", label: "Ada" },
        additional: [{ url: "https://ada.example", label: null }],
      },
      jobTitle: null,
      companyId: acme.id,
    });

    const deleted = await people.softDelete(ada.id);
    expect(deleted).toEqual({ id: ada.id, deletedAt: expect.stringMatching(/^\d{4}-/) });
    await expect(people.get(ada.id)).rejects.toMatchObject({ code: "not_found" });
    expect(await people.get(ada.id, { includeDeleted: true })).toMatchObject({
      id: ada.id,
      deletedAt: deleted.deletedAt,
    });
    expect(await people.restore(ada.id)).toMatchObject({ id: ada.id, deletedAt: null });
    expect(await people.get(ada.id)).toMatchObject({ lastName: "King" });

    expect(await people.destroy(ada.id)).toEqual({ id: ada.id });
    await expect(people.get(ada.id, { includeDeleted: true })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("an opportunity keeps its money exactly, and its currency when only the amount changes", async () => {
    await using twenty = await setUp(apiMode);
    const { opportunities } = twenty.client;
    const deal = await opportunities.create({
      name: "Deal",
      amount: { amountMicros: 12_500_000_000n, currencyCode: "USD" },
      closeDate: "2026-12-31",
      stage: "PROPOSAL",
    });
    expect(deal).toMatchObject({
      amount: { amountMicros: 12_500_000_000n, currencyCode: "USD" },
      closeDate: "2026-12-31T00:00:00.000Z",
      stage: "PROPOSAL",
    });
    expect(
      await opportunities.update(deal.id, { amount: { amountMicros: 99_000_000n } }),
    ).toMatchObject({ amount: { amountMicros: 99_000_000n, currencyCode: "USD" }, name: "Deal" });
    expect(await opportunities.update(deal.id, { amount: null })).toMatchObject({ amount: null });
  });

  test("a company keeps the parts of its address that an update does not name", async () => {
    await using twenty = await setUp(apiMode);
    const { companies } = twenty.client;
    const acme = await companies.create({
      name: "Acme",
      domain: { primary: "https://acme.example" },
      employees: 42,
      address: { street1: "Unter den Linden 1", city: "Berlin" },
      annualRevenue: { amountMicros: 1_500_000_000_000n, currencyCode: "EUR" },
    });
    expect(await companies.update(acme.id, { address: { city: "Paris" } })).toMatchObject({
      address: { street1: "Unter den Linden 1", city: "Paris" },
      domain: { primary: { url: "https://acme.example" } },
      employees: 42,
      annualRevenue: { amountMicros: 1_500_000_000_000n, currencyCode: "EUR" },
    });
  });

  test("notes and tasks are linked with records", async () => {
    await using twenty = await setUp(apiMode);
    const { client } = twenty;
    const ada = await client.people.create({ firstName: "Ada" });
    const note = await client.notes.create({ title: "Call", body: "She **agreed**" });
    expect((await client.notes.get(note.id)).body).toContain("She **agreed**");
    const target = await client.noteTargets.create({ noteId: note.id, personId: ada.id });
    expect(target).toMatchObject({ noteId: note.id, personId: ada.id, companyId: null });
    const page = await client.noteTargets.list({
      filter: { field: "personId", operator: "eq", value: ada.id },
    });
    expect(page.records.map(({ noteId }) => noteId)).toEqual([note.id]);

    const task = await client.tasks.create({ title: "Send offer", dueAt: "2026-12-01T09:00:00Z" });
    expect(task).toMatchObject({ status: "TODO", dueAt: "2026-12-01T09:00:00.000Z" });
    expect(await client.tasks.update(task.id, { status: "DONE" })).toMatchObject({
      status: "DONE",
      title: "Send offer",
    });
    expect(await client.taskTargets.create({ taskId: task.id, personId: ada.id })).toMatchObject({
      taskId: task.id,
      personId: ada.id,
    });
  });

  test("many records are made, changed, deleted, restored and destroyed at once, and no others", async () => {
    await using twenty = await setUp(apiMode);
    const { companies } = twenty.client;
    const [a, b, c] = await createCompanies(twenty.client, ["A", "B", "C"]);
    const ids = [a?.id ?? "", b?.id ?? ""];
    const inOrder = (records: readonly { readonly id: string }[]) =>
      records.map(({ id }) => id).toSorted();
    expect(inOrder(await companies.updateMany(ids, { employees: 7 }))).toEqual(ids.toSorted());
    expect(inOrder(await companies.softDeleteMany(ids))).toEqual(ids.toSorted());
    expect((await companies.list()).records.map(({ id }) => id)).toEqual([c?.id]);
    expect((await companies.list({ includeDeleted: true })).totalCount).toBe(3);
    expect(inOrder(await companies.restoreMany(ids))).toEqual(ids.toSorted());
    await companies.softDeleteMany(ids);
    expect(inOrder(await companies.destroyMany(ids))).toEqual(ids.toSorted());
    const left = await companies.list({ includeDeleted: true });
    expect(left.records).toMatchObject([{ name: "C", employees: null }]);
  });

  test("an upsert changes the record with the same address", async () => {
    await using twenty = await setUp(apiMode);
    const { people } = twenty.client;
    const ada = await people.create({ firstName: "Ada", emails: { primary: "ada@example.com" } });
    const again = await people.create(
      { emails: { primary: "ada@example.com" }, jobTitle: "CTO" },
      { upsert: true },
    );
    expect(again).toMatchObject({ id: ada.id, firstName: "Ada", jobTitle: "CTO" });
  });

  test("refusals say what was wrong", async () => {
    await using twenty = await setUp(apiMode);
    const { people, opportunities } = twenty.client;
    await people.create({ emails: { primary: "ada@example.com" } });
    await expect(people.create({ emails: { primary: "ADA@example.com" } })).rejects.toMatchObject({
      code: "duplicate",
    });
    await expect(people.get(unknownId)).rejects.toMatchObject({ code: "not_found" });
    await expect(people.update(unknownId, { jobTitle: "x" })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(people.softDelete(unknownId)).rejects.toMatchObject({ code: "not_found" });
    await expect(people.create({ emails: { primary: "nope" } })).rejects.toMatchObject({
      code: "invalid_input",
      field: "emails.primaryEmail",
    });
    await expect(people.create({ companyId: unknownId })).rejects.toMatchObject({
      code: "invalid_input",
    });
    await expect(opportunities.create({ name: "x", stage: "WON" })).rejects.toMatchObject({
      code: "invalid_input",
      field: "stage",
    });
    await expect(people.create({ city: "Paris" })).rejects.toMatchObject({
      code: "invalid_input",
      field: "city",
    });
  });

  test("a list is filtered, sorted and paged by the same structured form", async () => {
    await using twenty = await setUp(apiMode);
    const { companies } = twenty.client;
    await companies.createMany(
      Array.from({ length: 9 }, (_, index) => ({ name: `Co ${index}`, employees: index })),
    );
    const first = await companies.list({
      filter: {
        and: [
          { field: "name", operator: "startsWith", value: "co" },
          {
            or: [
              { field: "employees", operator: "gte", value: 5 },
              { field: "name", operator: "eq", value: "Co 1" },
            ],
          },
          { not: { field: "name", operator: "in", value: ["Co 6"] } },
        ],
      },
      orderBy: [{ field: "createdAt", direction: "desc" }],
      limit: 3,
    });
    expect(first.totalCount).toBe(4);
    expect(first.records).toHaveLength(3);
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  });

  test("every record is met once on the way through the pages, and again on the way back", async () => {
    await using twenty = await setUp(apiMode);
    const { companies } = twenty.client;
    await createCompanies(
      twenty.client,
      Array.from({ length: 7 }, (_, index) => `Co ${index}`),
    );
    const orderBy = [{ field: "createdAt" }, { field: "id" }] as const;
    const forward: string[] = [];
    let page = await companies.list({ orderBy, limit: 3, fields: ["name"] });
    forward.push(...page.records.map(({ name }) => name));
    while (page.pageInfo.hasNextPage) {
      page = await companies.list({
        orderBy,
        limit: 3,
        fields: ["name"],
        after: page.pageInfo.endCursor ?? "",
      });
      forward.push(...page.records.map(({ name }) => name));
    }
    expect(forward.toSorted()).toEqual(Array.from({ length: 7 }, (_, index) => `Co ${index}`));
    const back = await companies.list({
      orderBy,
      limit: 3,
      fields: ["name"],
      before: page.pageInfo.startCursor ?? "",
    });
    expect(back.records.map(({ name }) => name)).toEqual(forward.slice(3, 6));
    expect(back.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
  });

  test("the workspace is known, and a ping finds it", async () => {
    await using twenty = await setUp(apiMode);
    expect(await twenty.client.workspace()).toMatchObject({
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(await twenty.client.ping()).toMatchObject({ reachable: true, authenticated: true });
  });

  test("a key that Twenty does not know is refused", async () => {
    await using twenty = await setUp(apiMode);
    await using stranger = {
      client: createTwentyClient({ baseUrl: twenty.sandbox.url, apiKey: "a.b.c", apiMode }),
      [Symbol.asyncDispose]: () => stranger.client.close(),
    };
    await expect(stranger.client.people.list()).rejects.toMatchObject({ code: "unauthenticated" });
    expect(await stranger.client.ping()).toMatchObject({ reachable: true, authenticated: false });
  });
});

const awkward = [
  "Smith, Jones",
  "Acme (UK)",
  "O'Brien & Sons",
  "50% Off [Ltd]",
  "a_b",
  "C:\\x",
  '5" disc',
  "two\nlines",
  "🚀 Rockets",
  "Foo (",
];

test.each(["auto", "graphql"] as const)(
  "any text can be filtered by in the mode %s",
  async (mode) => {
    await using twenty = await setUp(mode);
    const { companies } = twenty.client;
    await createCompanies(twenty.client, [...awkward, "axb", "50 percent Off [Ltd]"]);
    for (const name of awkward) {
      for (const operator of ["eq", "contains", "startsWith", "endsWith"] as const) {
        const page = await companies.list({ filter: { field: "name", operator, value: name } });
        expect(
          page.records.map((record) => record.name),
          `${operator} ${name}`,
        ).toEqual([name]);
      }
    }
  },
);

test("a REST-only client says so when REST cannot say a filter, and sends nothing", async () => {
  await using twenty = await setUp("rest");
  await expect(
    twenty.client.companies.list({
      filter: { field: "name", operator: "contains", value: "O'Brien" },
    }),
  ).rejects.toMatchObject({ code: "unsupported", field: "filter" });
});

test("sorting by a field that may be empty loses no record", async () => {
  await using twenty = await setUp("auto");
  const { tasks } = twenty.client;
  await tasks.createMany(
    Array.from({ length: 11 }, (_, index) => ({
      title: `Task ${index}`,
      ...(index % 3 === 0 ? { dueAt: `2026-12-0${1 + index / 3}` } : {}),
    })),
  );
  for (const nulls of ["first", "last"] as const) {
    const orderBy = [{ field: "dueAt", nulls }] as const;
    const titles: string[] = [];
    let after: string | undefined;
    do {
      const page = await tasks.list({
        orderBy,
        limit: 3,
        ...(after === undefined ? {} : { after }),
      });
      titles.push(...page.records.map(({ title }) => title));
      after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? undefined) : undefined;
    } while (after !== undefined);
    expect(new Set(titles).size).toBe(11);
    expect(titles).toHaveLength(11);
  }
});

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
