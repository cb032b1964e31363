import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorkbench, rowsOf, type SandboxBench } from "./workbench.ts";

const exposure = {
  toolsets: new Set(["core", "records", "metadata", "views", "webhooks"] as const),
  hasChosenToolsets: true,
  isDestructive: true,
};

let bench: SandboxBench;
beforeAll(async () => {
  bench = await openWorkbench("empty", exposure);
});
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
});

/** Calls twice: with the token of the refusal the second time. */
async function agreed(tool: string, args: Record<string, unknown>) {
  const refusal = await bench.refusal(tool, args);
  const confirm = /confirm="([^"]+)"/.exec(refusal)?.[1];
  return bench.done(tool, { ...args, confirm });
}

const lease = { singular: "lease", plural: "leases", label: "Lease", labelPlural: "Leases" };

describe("metadata tools", () => {
  it("make an object with fields that other tools use at once", async () => {
    await agreed("create-object", lease);
    const field = (input: object) => agreed("create-field", { object: "lease", ...input });
    await field({ name: "rent", label: "Rent", type: "CURRENCY" });
    await field({
      name: "phase",
      label: "Phase",
      type: "select",
      options: [
        { value: "DRAFT", label: "Draft" },
        { value: "SIGNED", label: "Signed" },
      ],
      defaultValue: "DRAFT",
    });
    await field({
      name: "tenant",
      label: "Tenant",
      type: "RELATION",
      relation: { target: "company", label: "Rented halls" },
    });
    await bench.done("create-company", { name: "Tenant Ltd" });
    const { data } = await bench.done("create-records", {
      object: "lease",
      records: [{ name: "Hall 3", rent: "12.50 EUR", tenant: "Tenant Ltd" }],
    });
    expect(data.failures).toEqual([]);
    const found = await bench.done("find-records", {
      object: "leases",
      filter: { phase: "Draft", tenant: "Tenant Ltd" },
      fields: ["name", "rent", "phase"],
    });
    expect(rowsOf(found)).toMatchObject([{ name: "Hall 3", rent: "12.50 EUR", phase: "DRAFT" }]);
  });

  it("refuse names that are taken, and change what is there", async () => {
    const confirm = async (tool: string, args: Record<string, unknown>) => {
      const token = /confirm="([^"]+)"/.exec(await bench.refusal(tool, args))?.[1];
      return bench.refusal(tool, { ...args, confirm: token });
    };
    expect(await confirm("create-object", lease)).toMatch(/taken|already/);
    await agreed("update-object", { object: "lease", label: "Hall lease" });
    const { text } = await bench.done("describe-object", { object: "lease" });
    expect(text).toContain("Hall lease");
    expect(await bench.refusal("update-object", { object: "lease" })).toContain(
      "nothing to change",
    );
  });

  it("switch a field off and on, its values kept, and remove it for good", async () => {
    const off = { object: "lease", field: "rent", active: false };
    await agreed("update-field", off);
    const rent = { object: "lease", filter: { rent: { gt: 1 } } };
    expect(await bench.refusal("find-records", rent)).toContain("no such field");
    await agreed("update-field", { ...off, active: true });
    expect(rowsOf(await bench.done("find-records", rent))).toHaveLength(1);
    await agreed("delete-field", { object: "lease", field: "rent" });
    expect(await bench.refusal("find-records", rent)).toContain("no such field");
  });

  it("say how many records an object takes with it", async () => {
    const refusal = await bench.refusal("delete-object", { object: "lease" });
    expect(refusal).toContain("its 1 records for good");
    await agreed("delete-object", { object: "lease" });
    expect(await bench.refusal("describe-object", { object: "lease" })).not.toContain("Hall");
  });
});

describe("the list of tools", () => {
  it("is told to have changed when a field of a listed tool has come, and only then", async () => {
    let told = 0;
    bench.client.setNotificationHandler("notifications/tools/list_changed", () => {
      told += 1;
    });
    const properties = async () => {
      const { tools } = await bench.client.listTools();
      const tool = tools.find(({ name }) => name === "create-company");
      return Object.keys(tool?.inputSchema.properties ?? {});
    };
    expect(await properties()).not.toContain("motto");
    await bench.done("list-companies");
    expect(told).toBe(0);
    await agreed("create-field", {
      object: "company",
      name: "motto",
      label: "Motto",
      type: "TEXT",
    });
    await bench.done("list-companies");
    expect(told).toBe(1);
    expect(await properties()).toContain("motto");
    await bench.done("list-companies");
    expect(told).toBe(1);
  });
});

describe("view tools", () => {
  it("save, change and remove views", async () => {
    const made = await bench.done("create-view", {
      object: "opportunities",
      name: "By stage",
      type: "kanban",
      groupBy: "stage",
    });
    await bench.done("update-view", { id: made.id, name: "Pipeline" });
    const { data } = await bench.done("list-views", { object: "opportunity" });
    expect(data.views).toContainEqual({
      id: made.id,
      name: "Pipeline",
      object: "opportunity",
      type: "kanban",
      shared: true,
    });
    await agreed("delete-view", { id: made.id });
    const left = await bench.done("list-views", { object: "opportunity" });
    expect(left.text).not.toContain("Pipeline");
  });

  it("refuse a kanban without columns", async () => {
    const args = { object: "opportunities", name: "No columns", type: "kanban" };
    expect(await bench.refusal("create-view", args)).toContain("groupBy");
  });
});

describe("webhook tools", () => {
  it("ask before records leave the workspace, and never show a secret", async () => {
    const args = {
      url: "https://hooks.example/twenty",
      operations: ["person.created"],
      secret: "do-not-tell",
    };
    const refusal = await bench.refusal("create-webhook", args);
    expect(refusal).toContain("sends records to https://hooks.example/twenty");
    expect(refusal).not.toContain("do-not-tell");
    const made = await agreed("create-webhook", args);
    await agreed("update-webhook", { id: made.id, operations: ["person.*", "company.*"] });
    const { data, text } = await bench.done("list-webhooks");
    expect(data.webhooks).toEqual([
      {
        id: made.id,
        url: "https://hooks.example/twenty",
        operations: ["person.*", "company.*"],
      },
    ]);
    expect(text).not.toContain("do-not-tell");
    await agreed("delete-webhook", { id: made.id });
    expect((await bench.done("list-webhooks")).data.webhooks).toEqual([]);
  });

  it("refuse an operation that cannot happen", async () => {
    const args = { url: "https://hooks.example", operations: ["person.eaten"] };
    expect(await bench.refusal("create-webhook", args)).toContain("person.created");
  });
});
