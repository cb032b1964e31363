import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorkbench, type SandboxBench } from "./workbench.ts";

describe("a tool that writes", () => {
  let bench: SandboxBench;
  beforeAll(async () => {
    bench = await openWorkbench();
  });
  afterAll(async () => {
    await bench[Symbol.asyncDispose]();
  });

  it("shows what it would do on a dry run, and does nothing", async () => {
    const dry = await bench.done("create-person", {
      firstName: "Only",
      lastName: "Thought",
      dryRun: true,
    });
    expect(dry.data).toEqual({
      dryRun: true,
      changes: [
        {
          action: "create",
          object: "person",
          name: "Only Thought",
          after: { firstName: "Only", lastName: "Thought" },
        },
      ],
    });
    const listed = await bench.done("list-persons", { query: "Only Thought" });
    expect(listed.data.total).toBe(0);
  });

  it("shows the old values and the new ones of an update on a dry run", async () => {
    const { id } = await bench.done("create-person", { firstName: "Ada", jobTitle: "Analyst" });
    const dry = await bench.done("update-person", {
      id,
      jobTitle: "Countess",
      firstName: "Ada",
      dryRun: true,
    });
    expect(dry.data.changes).toEqual([
      {
        action: "update",
        object: "person",
        id,
        name: "Ada",
        before: { jobTitle: "Analyst" },
        after: { jobTitle: "Countess" },
      },
    ]);
    expect(dry.text).toContain('jobTitle "Analyst" -> "Countess"');
    expect((await bench.done("get-person", { id })).data.jobTitle).toBe("Analyst");
  });

  it("is taken back by its handle: a create", async () => {
    const { id, data } = await bench.done("create-company", { name: "Short-lived Ltd" });
    await bench.done("undo-change", { undo: data.undo });
    expect(await bench.refusal("get-company", { id })).toContain("no company has the id");
    expect(await bench.refusal("undo-change", { undo: data.undo })).toContain("no change");
  });

  it("is taken back by its handle: an update of every kind of value", async () => {
    const { id, data: before } = await bench.done("create-company", {
      name: "Before Ltd",
      domain: "https://before.example",
      employees: 7,
      annualRevenue: "12.50",
      currency: "EUR",
      city: "Paris",
    });
    const { data } = await bench.done("update-company", {
      id,
      name: "After Ltd",
      domain: "https://after.example",
      employees: null,
      annualRevenue: 99,
      currency: "USD",
      city: null,
    });
    await bench.done("undo-change", { undo: data.undo });
    const { undo: _, updatedAt: __, ...old } = before;
    expect((await bench.done("get-company", { id })).data).toMatchObject(old);
  });

  it("is taken back by its handle: a delete, and a restore", async () => {
    const { id } = await bench.done("create-person", { firstName: "Lazarus" });
    const deleted = await bench.done("delete-person", { id });
    await bench.done("undo-change", { undo: deleted.data.undo });
    expect((await bench.done("get-person", { id })).data.firstName).toBe("Lazarus");
    await bench.done("delete-person", { id });
    const restored = await bench.done("restore-person", { id });
    expect(restored.text).toContain('Restored person "Lazarus"');
    await bench.done("undo-change", { undo: restored.data.undo });
    expect(await bench.refusal("get-person", { id })).toContain("no person has the id");
  });

  it("refuses to restore what is not deleted", async () => {
    const { id } = await bench.done("create-person", { firstName: "Alive" });
    expect(await bench.refusal("restore-person", { id })).toContain("is not deleted");
  });

  it.each([
    ["create-person", { firstName: "Once", email: "once@once.example" }],
    ["create-company", { name: "Once Ltd", domain: "once.example" }],
    ["create-opportunity", { name: "Once" }],
    ["create-note", { title: "Once", company: "Once Ltd" }],
    ["create-task", { title: "Once", company: "Once Ltd" }],
  ])("is done once however often %s is repeated with its key", async (tool, args) => {
    const key = { ...args, idempotencyKey: `key of ${tool}` };
    const first = await bench.done(tool, key);
    const again = await bench.done(tool, key);
    expect(again.id).toBe(first.id);
    expect(again.text).toContain("Already done with this idempotencyKey");
    expect(again.data).not.toHaveProperty("undo");
  });

  it.each([
    ["create-person", { firstName: "Ada" }, { firstName: "Eve" }],
    ["create-company", { name: "Ada Ltd", domain: "ada.example" }, { domain: "eve.example" }],
    ["create-opportunity", { name: "Ada", amount: 12.5, currency: "EUR" }, { amount: 13 }],
    ["create-note", { title: "Ada" }, { body: "Eve" }],
    ["create-task", { title: "Ada" }, { dueAt: "2031-05-04" }],
  ])(
    "refuses a key of %s that was used with other values, and names the record",
    async (tool, args, other) => {
      const idempotencyKey = `twice in ${tool}`;
      const { id } = await bench.done(tool, { ...args, idempotencyKey });
      const refusal = await bench.refusal(tool, { ...args, ...other, idempotencyKey });
      expect(refusal).toContain(`idempotencyKey: already used, with other values, for`);
      expect(refusal).toContain(id);
      expect(Buffer.byteLength(refusal)).toBeLessThanOrEqual(400);
    },
  );

  it("knows its key again after the record was changed, and says when it was deleted", async () => {
    const args = { firstName: "Ada", jobTitle: "Analyst", idempotencyKey: "changed since" };
    const { id } = await bench.done("create-person", args);
    await bench.done("update-person", { id, jobTitle: "Countess" });
    const again = await bench.done("create-person", args);
    expect(again.data).toMatchObject({ id, jobTitle: "Countess" });
    expect((await bench.done("create-person", { ...args, dryRun: true })).data.changes).toEqual([]);
    await bench.done("delete-person", { id });
    expect((await bench.done("create-person", args)).text).toContain("this record is deleted");
  });

  it("makes one record when the same key comes many times at once", async () => {
    const args = { title: "At once", company: "Short-lived once Ltd", idempotencyKey: "at once" };
    await bench.done("create-company", { name: args.company });
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => bench.done("create-task", args)),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
    const { data } = await bench.done("list-tasks", { company: args.company });
    expect(data.total).toBe(1);
  });
});
