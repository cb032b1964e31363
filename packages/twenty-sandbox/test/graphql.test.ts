import { describe, expect, it } from "vitest";
import { type OpenSandbox, openSandbox } from "./open-sandbox.ts";

async function create(sandbox: OpenSandbox, object: string, data: object): Promise<string> {
  const result = await sandbox.graphql<{ data: Record<string, { id: string }> }>(
    `mutation($data:${object}CreateInput!){create${object}(data:$data){id}}`,
    { data },
  );
  return result.data[`create${object}`]?.id ?? "";
}

describe("records over GraphQL", () => {
  it("answers records with their relations both ways", async () => {
    const sandbox = await openSandbox();
    const companyId = await create(sandbox, "Company", { name: "Acme" });
    await create(sandbox, "Person", { name: { firstName: "Ada" }, companyId });
    const result = await sandbox.graphql(
      "{companies{totalCount edges{node{name people{totalCount edges{node{name{firstName} company{name}}}}}}}}",
    );
    expect(result).toEqual({
      data: {
        companies: {
          totalCount: 1,
          edges: [
            {
              node: {
                name: "Acme",
                people: {
                  totalCount: 1,
                  edges: [{ node: { name: { firstName: "Ada" }, company: { name: "Acme" } } }],
                },
              },
            },
          ],
        },
      },
    });
  });

  it("unknown leaf fields and composites without a selection are null, and nested aliases are dropped", async () => {
    const sandbox = await openSandbox();
    await create(sandbox, "Person", { jobTitle: "Analyst" });
    const result = await sandbox.graphql("{p:people{edges{node{nope name title:jobTitle}}}}");
    const node = { nope: null, name: null, jobTitle: "Analyst" };
    expect(result).toEqual({ data: { p: { edges: [{ node }] } } });
  });

  it("an empty filter changes every record", async () => {
    const sandbox = await openSandbox();
    await create(sandbox, "Person", {});
    await create(sandbox, "Person", {});
    const result = await sandbox.graphql<{ data: { deletePeople: unknown[] } }>(
      "mutation{deletePeople(filter:{or:[]}){id}}",
    );
    expect(result.data.deletePeople).toHaveLength(2);
  });

  it("one failing mutation stops no other", async () => {
    const sandbox = await openSandbox();
    const result = await sandbox.graphql<{ data: Record<string, unknown>; errors: unknown[] }>(
      'mutation{createNote(data:{title:"kept"}){title} createTask(data:{nope:1}){id}}',
    );
    expect(result.data).toEqual({ createNote: { title: "kept" }, createTask: null });
    expect(result.errors).toEqual([
      {
        message: 'Object task doesn\'t have any "nope" field.',
        extensions: {
          subCode: "INVALID_ARGS_DATA",
          userFriendlyMessage: "An error occurred.",
          code: "BAD_USER_INPUT",
        },
      },
    ]);
  });

  it("a duplicate names the record it conflicts with", async () => {
    const sandbox = await openSandbox();
    const data = { emails: { primaryEmail: "ada@example.com" } };
    const id = await create(sandbox, "Person", data);
    const result = await sandbox.graphql<{ errors: { extensions: object }[] }>(
      "mutation($data:PersonCreateInput!){createPerson(data:$data){id}}",
      { data },
    );
    expect(result.errors[0]?.extensions).toMatchObject({
      conflictingRecordId: id,
      conflictingObjectNameSingular: "person",
    });
  });

  it.each([
    ["{unicorns{id}}", 'Cannot query field "unicorns" on type "Query".'],
    ["{people{totalCount} b:people{totalCount}}", 'Duplicate root resolver: "people"'],
    ["{people(limit:1){totalCount}}", "Argument not allowed: limit"],
    ["{people(first:-1){totalCount}}", "First argument must be non-negative"],
    ["{person(filter:{}){id}}", "Missing filter argument"],
    [
      "{companies{edges{node{people{edges{node{noteTargets{edges{node{id}}}}}}}}}}",
      "Query complexity is too high. One-to-Many relation cannot be nested in another One-to-Many relation.",
    ],
    [
      "{__typename people{totalCount}}",
      "This query cannot be executed as a single request. Please split it into separate queries.",
    ],
    ["{people{", "Syntax Error: Expected Name, found <EOF>."],
  ])("%s is refused with Twenty's words and status 200", async (query, message) => {
    const sandbox = await openSandbox();
    const { status, body } = await sandbox.rest<{ errors: { message: string }[] }>(
      "POST",
      "/graphql",
      { query },
    );
    expect([status, body.errors.map((error) => error.message)]).toEqual([200, [message]]);
  });

  it("aggregates and groups", async () => {
    const sandbox = await openSandbox();
    const amount = (amountMicros: number) => ({ amountMicros, currencyCode: "EUR" });
    await create(sandbox, "Opportunity", { stage: "NEW", amount: amount(1_000_000) });
    await create(sandbox, "Opportunity", { stage: "CUSTOMER", amount: amount(2_000_000) });
    await create(sandbox, "Opportunity", { stage: "CUSTOMER" });
    const result = await sandbox.graphql<{ data: Record<string, unknown> }>(
      "{opportunities{sumAmountAmountMicros countNotEmptyStage} opportunitiesGroupBy(groupBy:[{stage:true}]){groupByDimensionValues totalCount}}",
    );
    expect(result.data.opportunities).toEqual({
      sumAmountAmountMicros: 3_000_000,
      countNotEmptyStage: 3,
    });
    expect(result.data.opportunitiesGroupBy).toEqual(
      expect.arrayContaining([
        { groupByDimensionValues: ["NEW"], totalCount: 1 },
        { groupByDimensionValues: ["CUSTOMER"], totalCount: 2 },
      ]),
    );
  });

  it("search finds words by their beginning, without case and accents", async () => {
    const sandbox = await openSandbox();
    const id = await create(sandbox, "Person", { name: { firstName: "Zoë", lastName: "Valdoré" } });
    await create(sandbox, "Company", { name: "Valdorado" });
    const search = (input: string, more = ""): Promise<unknown> =>
      sandbox.graphql(
        `{search(searchInput:"${input}",limit:5${more}){edges{node{recordId label}}}}`,
      );
    const person = { node: { recordId: id, label: "Zoë Valdoré" } };
    const only = ',includedObjectNameSingulars:["person"]';
    expect(await search("valdo", only)).toEqual({ data: { search: { edges: [person] } } });
    expect(await search("zoe valdore")).toEqual({ data: { search: { edges: [person] } } });
    expect(await search("aldor")).toEqual({ data: { search: { edges: [] } } });
  });

  it("search pages through all objects without losing or repeating a result", async () => {
    const sandbox = await openSandbox();
    for (const name of ["Valdora One", "Valdora Two"]) await create(sandbox, "Company", { name });
    for (const lastName of ["Valdora", "Valdoran"]) {
      await create(sandbox, "Person", { name: { firstName: "Ada", lastName } });
    }
    const labels: string[] = [];
    let after = "";
    for (let page = 0; page < 4; page += 1) {
      const { data } = await sandbox.graphql<{
        data: {
          search: {
            edges: { node: { label: string } }[];
            pageInfo: { hasNextPage: boolean; endCursor: string };
          };
        };
      }>(
        `{search(searchInput:"valdora",limit:1${after}){edges{node{label}} pageInfo{hasNextPage endCursor}}}`,
      );
      labels.push(...data.search.edges.map(({ node }) => node.label));
      expect(data.search.pageInfo.hasNextPage).toBe(page < 3);
      after = `,after:"${data.search.pageInfo.endCursor}"`;
    }
    const all = ["Ada Valdora", "Ada Valdoran", "Valdora One", "Valdora Two"];
    expect(labels.toSorted()).toEqual(all);
  });
});
