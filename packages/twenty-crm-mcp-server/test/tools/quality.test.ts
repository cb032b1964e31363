import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorkbench, type SandboxBench } from "./workbench.ts";

let bench: SandboxBench;
beforeAll(async () => {
  bench = await openWorkbench("empty", {
    toolsets: new Set(["core", "records", "links", "quality"]),
    hasChosenToolsets: true,
    isDestructive: true,
  });
  await bench.done("create-company", { name: "Quality Ltd" });
  await bench.done("create-person", {
    firstName: "Jon",
    lastName: "Doemann",
    company: "Quality Ltd",
  });
  await bench.done("create-person", {
    firstName: "John",
    lastName: "Doemann",
    email: "john@gmial.com",
    company: "Quality Ltd",
  });
  await bench.done("create-person", { firstName: "Alone", phone: "+14155550100" });
  await bench.done("create-person", {
    firstName: "Alone Too",
    phone: "+14155550100",
    email: "a@real.io",
  });
  await bench.done("create-opportunity", { name: "Nobody's" });
});
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
});

describe("a look at the quality of records", () => {
  it("finds people who seem to be one, and says why", async () => {
    const { data } = await bench.done("find-duplicates");
    expect(data.total).toBe(2);
    const [phone] = (data.groups as { why: string; records: { name: string }[] }[]).filter(
      ({ why }) => why === "the same phone",
    );
    expect(phone?.records.map(({ name }) => name).toSorted()).toEqual(["Alone", "Alone Too"]);
    expect(JSON.stringify(data.groups)).toContain("nearly the same name in one company");
  });

  it("finds addresses that cannot be right", async () => {
    const { data } = await bench.done("find-invalid-emails");
    expect(data).toMatchObject({
      looked: 4,
      total: 1,
      findings: [
        { name: "John Doemann", problem: "john@gmial.com looks mistyped: john@gmail.com" },
      ],
    });
  });

  it("finds what belongs to nothing", async () => {
    const { data } = await bench.done("find-orphans");
    expect(data.groups).toMatchObject([
      { object: "person", lacks: "company", total: 2 },
      { object: "opportunity", lacks: "company", total: 1 },
      { object: "opportunity", lacks: "point of contact", total: 1 },
    ]);
  });

  it("counts what is missing, field by field", async () => {
    const { data } = await bench.done("find-missing-fields", {
      object: "people",
      fields: ["emails", "Job Title"],
    });
    expect(data).toMatchObject({ looked: 4, total: 4, byField: { emails: 2, jobTitle: 4 } });
  });
});

describe("a merge", () => {
  it("shows what comes of it, asks, and keeps the first", async () => {
    const keep = await bench.done("create-person", {
      firstName: "Merge",
      email: "merge1@merge.io",
    });
    const lose = await bench.done("create-person", {
      firstName: "Merge",
      jobTitle: "Kept title",
      email: "merge2@merge.io",
    });
    const args = { object: "person", ids: [keep.id, lose.id] };
    const dry = await bench.done("merge-records", { ...args, dryRun: true });
    expect(JSON.stringify(dry.data.changes)).toContain("Kept title");
    const refusal = await bench.refusal("merge-records", args);
    const confirm = /confirm="([^"]+)"/.exec(refusal)?.[1];
    const merged = await bench.done("merge-records", { ...args, confirm });
    expect(merged.data).toMatchObject({ id: keep.id, jobTitle: "Kept title" });
    expect(merged.data).not.toHaveProperty("undo");
    expect(await bench.refusal("get-person", { id: lose.id })).toContain("no person");
  });

  it("is refused for one record, twice named", async () => {
    const { id } = await bench.done("create-person", { firstName: "Single" });
    expect(await bench.refusal("merge-records", { object: "person", ids: [id, id] })).toContain(
      "different",
    );
  });
});
