import type { Filter } from "twenty-client";
import { describe, expect, test } from "vitest";
import { setUpContracts } from "./any-object.ts";
import { setUp } from "./sandbox-client.ts";

const contracts = [
  {
    reference: "A",
    seats: 1,
    phase: "DRAFT",
    tags: ["A"],
    labels: ["red wine", "old"],
    value: { amountMicros: 10_000_000n, currencyCode: "EUR" },
    contacts: "Ada@Example.com",
    place: { city: "Berlin" },
    signer: { firstName: "Ada" },
    documents: "https://a.example",
    startsOn: "2026-01-01",
    terms: "first terms",
  },
  {
    reference: "B",
    seats: 2,
    phase: "SIGNED",
    tags: ["A", "B"],
    labels: ["white"],
    value: { amountMicros: 20_000_000n, currencyCode: "USD" },
    renewing: true,
    startsOn: "2026-06-01",
  },
  { reference: "C", labels: [] },
];

const cases: [string, Filter][] = [
  ["A", { field: "seats", operator: "lt", value: 2 }],
  ["A", { field: "seats", operator: "eq", value: "1" }],
  ["A", { field: "phase", operator: "eq", value: "DRAFT" }],
  ["AB", { field: "phase", operator: "in", value: ["DRAFT", "SIGNED"] }],
  ["B", { field: "tags", operator: "containsAny", value: ["B"] }],
  ["B", { field: "value", operator: "gt", value: 10_000_000n }],
  ["A", { field: "value.amountMicros", operator: "eq", value: "10000000" }],
  ["B", { field: "value.currencyCode", operator: "eq", value: "USD" }],
  ["A", { field: "contacts", operator: "eq", value: "ADA@example.com" }],
  ["A", { field: "contacts.primary", operator: "startsWith", value: "ada" }],
  ["A", { field: "place.city", operator: "eq", value: "Berlin" }],
  ["A", { field: "signer.firstName", operator: "eq", value: "Ada" }],
  ["A", { field: "documents", operator: "contains", value: "a.example" }],
  ["B", { field: "renewing", operator: "eq", value: "true" }],
  ["B", { field: "startsOn", operator: "gte", value: "2026-02-01" }],
  ["A", { field: "terms", operator: "contains", value: "first" }],
  ["C", { field: "seats", operator: "isNull" }],
  ["BC", { not: { field: "reference", operator: "eq", value: "A" } }],
];

describe.each(["graphql", "rest"] as const)("over %s", (apiMode) => {
  test("fields of every type can be filtered by", async () => {
    await using twenty = await setUpContracts(apiMode);
    await twenty.contracts.createMany(contracts);
    for (const [expected, filter] of cases) {
      const { records } = await twenty.contracts.list({ filter, fields: ["reference"] });
      const found = records.map(({ reference }) => reference as string);
      found.sort((a, b) => a.localeCompare(b));
      expect(found.join(""), JSON.stringify(filter, String)).toBe(expected);
    }
  });
});

test("records are filtered and sorted by those behind their relations", async () => {
  await using twenty = await setUpContracts();
  const [acme, zeta] = await twenty.client.companies.createMany([
    { name: "Acme" },
    { name: "Zeta" },
  ]);
  await twenty.contracts.createMany([
    { reference: "A", customerId: zeta?.id },
    { reference: "B", customerId: acme?.id },
    { reference: "C" },
  ]);
  const orderBy = [{ field: "customer.name" }];
  const { records } = await twenty.contracts.list({ orderBy, fields: ["reference", "customer"] });
  expect(records).toEqual([
    { id: expect.any(String), reference: "B", customer: { id: acme?.id, name: "Acme" } },
    { id: expect.any(String), reference: "A", customer: { id: zeta?.id, name: "Zeta" } },
    { id: expect.any(String), reference: "C", customer: null },
  ]);
  const filter: Filter = { field: "customer.name", operator: "startsWith", value: "ac" };
  expect((await twenty.contracts.list({ filter })).records).toMatchObject([{ reference: "B" }]);
});

test.each(["seats", "phase", "value", "customerId", "startsOn", "contacts"])(
  "a list sorted by %s, which may be empty, is read to its end without losing a record",
  async (field) => {
    await using twenty = await setUpContracts();
    const acme = await twenty.client.companies.create({ name: "Acme" });
    const made = await twenty.contracts.createMany(
      Array.from({ length: 15 }, (_, index) =>
        index % 3 === 0
          ? { reference: `${index}` }
          : { ...contracts[index % 2], reference: `${index}`, customerId: acme.id },
      ),
    );
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await twenty.contracts.list({
        orderBy: [{ field }],
        limit: 4,
        ...(after === undefined ? {} : { after }),
      });
      seen.push(...page.records.map(({ id }) => id));
      after = page.pageInfo.hasNextPage ? (page.pageInfo.endCursor ?? undefined) : undefined;
    } while (after !== undefined);
    expect(seen).toHaveLength(15);
    expect(seen.toSorted()).toEqual(made.map(({ id }) => id).toSorted());
  },
);

test.each([
  [{ field: "seets", operator: "eq", value: 1 }, "Did you mean seats?"],
  [{ field: "phase", operator: "eq", value: "SINGED" }, "Did you mean SIGNED?"],
  [{ field: "signer", operator: "eq", value: "Ada" }, expect.stringMatching(/signer.firstName/)],
  [{ field: "successors", operator: "isNull" }, expect.any(String)],
  [{ field: "renewing", operator: "eq", value: "yes" }, expect.any(String)],
] as [Filter, string][])("the filter %o is refused before it is sent", async (filter, wayOut) => {
  await using twenty = await setUpContracts();
  await expect(twenty.contracts.list({ filter })).rejects.toMatchObject({
    code: "invalid_input",
    status: undefined,
    wayOut,
  });
});

test.each(["graphql", "rest"] as const)(
  "every object of a workspace can be read over %s",
  async (apiMode) => {
    await using twenty = await setUp(apiMode, "demo");
    const { client } = twenty;
    const objects = await client.schema.objects();
    expect(objects.length).toBeGreaterThan(15);
    for (const { singular, plural } of objects) {
      const { records, totalCount } = await client.object(plural).list({ limit: 3 });
      expect(records, singular).toHaveLength(Math.min(3, totalCount));
      for (const { id } of records) {
        expect(await client.object(singular).get(id), singular).toMatchObject({ id });
      }
    }
  },
);
