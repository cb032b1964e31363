import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toolsetNames } from "../../src/application/tools/toolsets.ts";
import { openWorkbench, rowsOf, type SandboxBench } from "./workbench.ts";

const exposure = { toolsets: new Set(toolsetNames), hasChosenToolsets: true };
const FIELDS = [
  ["retainer", "CURRENCY"],
  ["depot", "ADDRESS"],
  ["portals", "LINKS"],
  ["hotline", "PHONES"],
  ["billingEmails", "EMAILS"],
  ["advisor", "FULL_NAME"],
] as const;
const GIVEN = {
  retainer: "1250.50 EUR",
  depot: { street1: "1 Quay", city: "Bristol" },
  portals: ["https://a.example", "https://b.example"],
  hotline: ["+14155552671", "+14155552672"],
  billingEmails: "pay@acme.example",
  advisor: "Ada Lovelace",
};

describe.each(["graphql", "rest"] as const)("custom fields with parts, over %s", (apiMode) => {
  let bench: SandboxBench;
  beforeAll(async () => {
    bench = await openWorkbench("empty", exposure, { apiMode });
    for (const [name, type] of FIELDS) {
      const args = { object: "company", name, label: name, type };
      const refusal = await bench.refusal("create-field", args);
      const confirm = /confirm="([^"]+)"/.exec(refusal)?.[1];
      await bench.done("create-field", { ...args, confirm });
    }
    await bench.client.listTools();
  });
  afterAll(async () => {
    await bench[Symbol.asyncDispose]();
  });

  it("are arguments and results of the core tools", async () => {
    const { tools } = await bench.client.listTools();
    const create = tools.find(({ name }) => name === "create-company");
    expect(Object.keys(create?.inputSchema.properties ?? {})).toEqual(
      expect.arrayContaining(Object.keys(GIVEN)),
    );
    const made = await bench.done("create-company", { name: "Whole Ltd", ...GIVEN });
    expect(made.data).toMatchObject(GIVEN);
    expect((await bench.done("get-company", { id: made.id })).data).toMatchObject(GIVEN);
    const listed = await bench.done("list-companies", { fields: ["retainer", "portals"] });
    expect(rowsOf(listed)).toContainEqual({
      id: made.id,
      retainer: GIVEN.retainer,
      portals: GIVEN.portals,
    });
  });

  it("keep the parts that an update does not name, and are taken back", async () => {
    const { id } = await bench.done("create-company", { name: "Part Ltd", ...GIVEN });
    const patch = {
      retainer: 99,
      depot: { city: "Bath" },
      portals: "https://c.example",
      hotline: "+14155552673",
      billingEmails: "new@acme.example",
    };
    const dry = await bench.done("update-company", { id, ...patch, dryRun: true });
    expect(dry.data.changes).toMatchObject([{ before: { depot: GIVEN.depot } }]);
    const changed = await bench.done("update-company", { id, ...patch });
    expect(changed.data).toMatchObject({
      retainer: "99 EUR",
      depot: { street1: "1 Quay", city: "Bath" },
      portals: ["https://c.example", "https://b.example"],
      hotline: ["+14155552673", "+14155552672"],
      billingEmails: "new@acme.example",
      advisor: "Ada Lovelace",
    });
    await bench.done("undo-change", { undo: changed.data.undo });
    expect((await bench.done("get-company", { id })).data).toMatchObject(GIVEN);
  });

  it("are cleared by null", async () => {
    const { id } = await bench.done("create-company", { name: "Clear Ltd", ...GIVEN });
    const names = Object.keys(GIVEN);
    const nothing = Object.fromEntries(names.map((name) => [name, null]));
    const cleared = await bench.done("update-company", { id, ...nothing });
    for (const name of names) expect(cleared.data).not.toHaveProperty(name);
    await bench.done("undo-change", { undo: cleared.data.undo });
    expect((await bench.done("get-company", { id })).data).toMatchObject(GIVEN);
  });

  it("refuse what cannot be right with the field and what it takes", async () => {
    for (const [given, words] of [
      [{ retainer: "lots" }, /retainer/],
      [{ depot: { town: "Bath" } }, /depot.*(?:city|street1)/],
      [{ depot: "Bath" }, /depot/],
      [{ hotline: { number: 1 } }, /hotline/],
      [{ portals: [] }, /./],
    ] as const) {
      const answer = await bench.call("create-company", { name: "No Ltd", ...given });
      expect([given, answer.text]).toEqual([given, expect.stringMatching(words)]);
      expect(Buffer.byteLength(answer.text)).toBeLessThanOrEqual(400);
    }
  });
});
