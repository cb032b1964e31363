import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorkbench, type SandboxBench } from "./workbench.ts";

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
