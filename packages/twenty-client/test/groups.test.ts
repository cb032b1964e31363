import { createTwentyClient } from "twenty-client";
import { describe, expect, test } from "vitest";
import { setUpContracts } from "./any-object.ts";
import { json, startScriptedTwenty } from "./scripted-twenty.ts";

const eur = (units: bigint) => ({ amountMicros: units * 1_000_000n, currencyCode: "EUR" });

describe.each(["graphql", "rest"] as const)("over %s", (apiMode) => {
  test("records are counted and summed in groups", async () => {
    await using twenty = await setUpContracts(apiMode);
    await twenty.contracts.createMany([
      { phase: "DRAFT", seats: 1, value: eur(10n), startsOn: "2026-01-15" },
      { phase: "DRAFT", seats: 2, value: eur(15n), startsOn: "2026-01-20" },
      { phase: "SIGNED", seats: 4, value: eur(7n) },
      { phase: "SIGNED", reference: "not counted", seats: 100 },
      {},
    ]);
    const { groups, hasMore } = await twenty.client.groupBy({
      object: "contracts",
      by: [{ field: "phase" }],
      filter: {
        or: [
          { field: "seats", operator: "lt", value: 100 },
          { field: "seats", operator: "isNull" },
        ],
      },
      aggregates: {
        contracts: { function: "count" },
        total: { function: "sum", field: "value" },
        average: { function: "avg", field: "value" },
        most: { function: "max", field: "seats" },
        since: { function: "min", field: "startsOn" },
        undated: { function: "countEmpty", field: "startsOn" },
      },
      orderBy: [
        { aggregate: "contracts", direction: "desc" },
        { field: "phase", direction: "desc" },
      ],
    });
    expect(hasMore).toBe(false);
    expect(groups).toEqual([
      {
        values: ["DRAFT"],
        aggregates: {
          contracts: 2,
          total: 25_000_000n,
          average: 12_500_000n,
          most: 2,
          since: "2026-01-15",
          undated: 0,
        },
      },
      {
        values: ["SIGNED"],
        aggregates: {
          contracts: 1,
          total: 7_000_000n,
          average: 7_000_000n,
          most: 4,
          since: null,
          undated: 1,
        },
      },
      {
        values: [null],
        aggregates: {
          contracts: 1,
          total: null,
          average: null,
          most: null,
          since: null,
          undated: 1,
        },
      },
    ]);
  });

  test("dates are grouped by month, currencies and other records by their own fields", async () => {
    await using twenty = await setUpContracts(apiMode);
    const acme = await twenty.client.companies.create({ name: "Acme" });
    await twenty.contracts.createMany([
      { signedAt: "2026-01-15T00:00:00Z", value: eur(1n), customerId: acme.id },
      { signedAt: "2026-01-31T00:00:00Z", value: eur(2n), customerId: acme.id },
      { signedAt: "2026-02-01T00:00:00Z", value: eur(4n), customerId: acme.id },
    ]);
    const { groups } = await twenty.client.groupBy({
      object: "contract",
      by: [
        { field: "signedAt", granularity: "month", timeZone: "Europe/Paris" },
        { field: "value.currencyCode" },
        { field: "customer.name" },
      ],
    });
    expect(groups.map(({ aggregates }) => aggregates)).toEqual([{ count: 2 }, { count: 1 }]);
    expect(groups[0]?.values).toEqual([expect.stringMatching(/^2026-01-01/), "EUR", "Acme"]);
  });

  test("a limit cuts the groups and says so", async () => {
    await using twenty = await setUpContracts(apiMode);
    await twenty.contracts.createMany(["A", "B", "C"].map((reference) => ({ reference })));
    const request = { object: "contract", by: [{ field: "reference" }] };
    const cut = await twenty.client.groupBy({ ...request, limit: 2 });
    expect(cut).toMatchObject({ groups: [{}, {}], hasMore: true });
    const whole = await twenty.client.groupBy({ ...request, limit: 3 });
    expect(whole).toMatchObject({ groups: [{}, {}, {}], hasMore: false });
  });
});

test("the id behind a relation is grouped by over REST, which alone knows it", async () => {
  await using twenty = await setUpContracts();
  const acme = await twenty.client.companies.create({ name: "Acme" });
  await twenty.contracts.createMany([{ customerId: acme.id }, {}, {}]);
  for (const field of ["customer", "customerId"]) {
    const { groups } = await twenty.client.groupBy({
      object: "contract",
      by: [{ field }],
      orderBy: [{ aggregate: "count" }],
    });
    expect(groups).toEqual([
      { values: [acme.id], aggregates: { count: 1 } },
      { values: [null], aggregates: { count: 2 } },
    ]);
  }
});

test.each([
  [{ by: [] }, "by"],
  [{ by: [{ field: "phase" }], limit: 0 }, "limit"],
  [{ by: [{ field: "phase" }], limit: 501 }, "limit"],
  [{ by: [{ field: "phase", granularity: "month" as const }] }, "phase"],
  [{ by: [{ field: "signer" }] }, "signer"],
  [{ by: [{ field: "fase" }] }, "fase"],
  [{ by: [{ field: "signedAt", timeZone: "Mars/Olympus" }] }, "timeZone"],
  [{ by: [{ field: "phase" }], orderBy: [{ aggregate: "sum" }] }, "orderBy"],
  [{ by: [{ field: "phase" }], orderBy: [{ field: "seats" }] }, "orderBy"],
  [{ by: [{ field: "phase" }], aggregates: {} }, "aggregates"],
  [
    { by: [{ field: "phase" }], aggregates: { x: { function: "sum" as const, field: "phase" } } },
    "phase",
  ],
  [
    { by: [{ field: "phase" }], aggregates: { x: { function: "avg" as const, field: "seets" } } },
    "seets",
  ],
])("grouping by %o is refused before it is sent", async (request, field) => {
  await using twenty = await setUpContracts();
  await expect(twenty.client.groupBy({ object: "contract", ...request })).rejects.toMatchObject({
    code: "invalid_input",
    field,
    status: undefined,
  });
});

test("exact sums and long averages of money come without a rounding of their own", async () => {
  const fieldsList = [
    { name: "amount", type: "CURRENCY" },
    { name: "stage", type: "TEXT" },
  ];
  const node = { nameSingular: "opportunity", namePlural: "opportunities", fieldsList };
  const group = {
    groupByDimensionValues: ["NEW"],
    sumAmountAmountMicros: "9007199254740993",
    avgAmountAmountMicros: "351140863636.66636363",
    minAmountAmountMicros: -5,
  };
  await using server = await startScriptedTwenty(
    ({ url }, response) =>
      json(
        response,
        200,
        url === "/metadata"
          ? { data: { objects: { edges: [{ node }] } } }
          : { data: { opportunitiesGroupBy: [group] } },
      ),
    { answersMetadata: true },
  );
  const client = createTwentyClient({ baseUrl: server.url, apiKey: "k" });
  const of = (name: "sum" | "avg" | "min") => ({ function: name, field: "amount" }) as const;
  const { groups } = await client.groupBy({
    object: "opportunity",
    by: [{ field: "stage" }],
    aggregates: {
      sum: of("sum"),
      avg: of("avg"),
      min: of("min"),
      max: { function: "max", field: "amount" },
    },
  });
  expect(groups[0]?.aggregates).toEqual({
    sum: 9_007_199_254_740_993n,
    avg: 351_140_863_637n,
    min: -5n,
    max: null,
  });
  await client.close();
});
