import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorkbench, type SandboxBench } from "./workbench.ts";

let bench: SandboxBench;
beforeAll(async () => {
  bench = await openWorkbench("demo", {
    toolsets: new Set(["core", "graphql"]),
    hasChosenToolsets: true,
  });
});
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
});

describe("graphql-query", () => {
  it("asks with variables", async () => {
    const { data } = await bench.done("graphql-query", {
      query: "query ($n: Int) { companies(first: $n) { totalCount edges { node { id name } } } }",
      variables: { n: 2 },
    });
    expect(data).toMatchObject({ data: { companies: { totalCount: 210, edges: [{}, {}] } } });
  });

  it("changes nothing, whatever the words", async () => {
    const before = (await bench.done("list-persons", { limit: 1 })).data.total;
    const refusal = await bench.refusal("graphql-query", {
      query: "mutation { deletePeople(filter: {}) { id } }",
    });
    expect(refusal).toContain("is a mutation, not a query");
    expect((await bench.done("list-persons", { limit: 1 })).data.total).toBe(before);
  });

  it.each([
    ["{ compnies { totalCount } }", "compnies"],
    [
      "{ people(first: 10000) { edges { node { id name { firstName lastName } emails { primaryEmail } } } } }",
      "are the most",
    ],
  ])("refuses %s with a way out", async (query, reason) => {
    expect(await bench.refusal("graphql-query", { query })).toContain(reason);
  });
});
