import { describe, expect, test } from "vitest";
import { createCompanies, setUp } from "./sandbox-client.ts";

describe.each(["graphql", "rest"] as const)("over %s", (apiMode) => {
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

const sayableOverRest = ["Smith, Jones", "Acme (UK)", "O'Brien & Sons", "🚀 Rockets", "R&D #1"];

test("a text that REST can say is found alone, alone and beside other conditions", async () => {
  await using twenty = await setUp("rest");
  const { companies } = twenty.client;
  const decoys = ["Smith", "Acme UK", "O", "Rockets", "R"];
  await createCompanies(twenty.client, [...sayableOverRest, ...decoys]);
  for (const value of sayableOverRest) {
    for (const operator of ["eq", "contains", "startsWith", "endsWith"] as const) {
      const named = { field: "name", operator, value } as const;
      const beside = { and: [named, { field: "createdAt", operator: "isNotNull" }] } as const;
      for (const filter of value.includes("'") ? [named] : [named, beside]) {
        const { records } = await companies.list({ filter });
        expect(
          records.map(({ name }) => name),
          `${operator} ${value}`,
        ).toEqual([value]);
      }
    }
  }
});

test("a REST-only client says so when REST cannot say a filter, and sends nothing", async () => {
  await using twenty = await setUp("rest");
  await expect(
    twenty.client.companies.list({
      filter: { field: "name", operator: "contains", value: "Foo (" },
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
