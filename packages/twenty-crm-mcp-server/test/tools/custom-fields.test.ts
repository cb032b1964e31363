import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorkbench, rowsOf, type SandboxBench } from "./workbench.ts";

let bench: SandboxBench;
beforeAll(async () => {
  bench = await openWorkbench("demo");
});
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
});

async function schemasOf(name: string) {
  const { tools } = await bench.client.listTools();
  const tool = tools.find((candidate) => candidate.name === name);
  return {
    input: (tool?.inputSchema.properties ?? {}) as Record<string, { description?: string }>,
    output: (tool?.outputSchema?.properties ?? {}) as Record<string, unknown>,
  };
}

describe("the workspace's own fields", () => {
  it("are arguments and results of the core tools, as the workspace describes them", async () => {
    const create = await schemasOf("create-company");
    expect(create.input).toMatchObject({
      industry: { type: "string", description: expect.stringContaining("/") },
      contractRenewalOn: { type: "string" },
    });
    expect(create.output).toHaveProperty("industry");
    expect((await schemasOf("get-company")).output).toHaveProperty("contractRenewalOn");
    expect((await schemasOf("create-person")).input).not.toHaveProperty("industry");
  });

  it("are written, shown, changed, cleared and taken back", async () => {
    const { input } = await schemasOf("create-company");
    const described = input.industry?.description ?? "";
    const [first = "", second = ""] = described.replace(/^.*: /, "").split("/");
    const created = await bench.done("create-company", {
      name: "Custom Ltd",
      industry: first.toLowerCase(),
      contractRenewalOn: "2031-02-03",
    });
    const { id } = created;
    expect(created.data).toMatchObject({ industry: first, contractRenewalOn: "2031-02-03" });
    expect((await bench.done("get-company", { id })).data).toMatchObject({ industry: first });
    const dry = await bench.done("update-company", { id, industry: second, dryRun: true });
    expect(dry.data.changes).toMatchObject([
      { before: { industry: first }, after: { industry: second } },
    ]);
    const changed = await bench.done("update-company", {
      id,
      industry: second,
      contractRenewalOn: null,
    });
    expect(changed.data).toMatchObject({ industry: second });
    expect(changed.data).not.toHaveProperty("contractRenewalOn");
    await bench.done("undo-change", { undo: changed.data.undo });
    expect((await bench.done("get-company", { id })).data).toMatchObject({
      industry: first,
      contractRenewalOn: "2031-02-03",
    });
  });

  it("are columns of a list where they are asked for, and narrow it", async () => {
    const list = await schemasOf("list-companies");
    expect(list.input).toHaveProperty("industry");
    const [industry = ""] = (list.input.industry?.description ?? "")
      .replace(/^.*: /, "")
      .split("/");
    const fields = ["name", "industry", "contractRenewalOn"];
    const narrowed = await bench.done("list-companies", { industry, fields, limit: 50 });
    const rows = rowsOf(narrowed);
    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map((row) => row.industry))).toEqual(new Set([industry]));
    expect(narrowed.text).toContain("id\tname\tindustry\tcontractRenewalOn");
    const all = await bench.done("list-companies", { fields: ["industry"], limit: 50 });
    expect(Number(all.data.total)).toBeGreaterThan(Number(narrowed.data.total));
    expect(Object.keys(rowsOf(all)[0] ?? {})).toEqual(["id", "industry"]);
    const plain = rowsOf(await bench.done("list-companies", { limit: 1 }));
    expect(plain[0]).not.toHaveProperty("industry");
    expect(await bench.refusal("list-companies", { fields: ["industri"] })).toContain("industry");
  });

  it("are refused with the nearest choice or name", async () => {
    const company = { name: "Refused Ltd" };
    expect(
      await bench.refusal("create-company", { ...company, industry: "no such industry" }),
    ).toContain("industry");
    expect(await bench.refusal("create-company", { ...company, industri: "x" })).toContain(
      "did you mean industry?",
    );
  });
});
