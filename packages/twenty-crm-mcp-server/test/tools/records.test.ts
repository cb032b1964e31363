import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorkbench, rowsOf, type SandboxBench } from "./workbench.ts";

let bench: SandboxBench;
beforeAll(async () => {
  bench = await openWorkbench("demo", { isDestructive: true });
});
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
});

/** Calls twice: with the token of the refusal the second time. */
async function agreed(tool: string, args: Record<string, unknown>) {
  const refusal = await bench.refusal(tool, args);
  const token = /confirm="([^"]+)"/.exec(refusal)?.[1];
  return bench.done(tool, { ...args, confirm: token });
}

describe("objects of the workspace", () => {
  it("are named and described, custom ones too", async () => {
    const { data } = await bench.done("list-objects");
    expect(data.objects).toContainEqual({ object: "machine", label: "Machine", custom: true });
    const { text } = await bench.done("describe-object", { object: "Opportunities" });
    expect(text).toMatch(/^opportunity \(opportunities\), Opportunity:/);
    expect(text).toContain("stage | SELECT | NEW/");
    expect(await bench.refusal("describe-object", { object: "machin" })).toContain("machine");
  });
});

describe("records of any object", () => {
  it("are created, found, changed, deleted, restored and destroyed by name", async () => {
    const { data: described } = await bench.done("describe-object", { object: "machine" });
    const names = (described.fields as { name: string }[]).map(({ name }) => name);
    expect(names).toContain("name");
    const created = await bench.done("create-records", {
      object: "machines",
      records: [{ name: "Press 9000" }, { name: "Lathe 7", nmae: "x" }],
    });
    expect(created.data).toMatchObject({
      done: 1,
      failures: [{ index: 1, error: expect.stringContaining("did you mean name?") }],
    });
    const [id] = created.data.ids as string[];
    const found = await bench.done("find-records", {
      object: "machine",
      filter: { name: "Press 9000" },
    });
    expect(rowsOf(found)).toMatchObject([{ id, name: "Press 9000" }]);
    await bench.done("update-records", {
      object: "machine",
      records: [{ id, name: "Press 9001" }],
    });
    expect((await bench.done("get-record", { object: "machine", id })).data.name).toBe(
      "Press 9001",
    );
    await bench.done("delete-records", { object: "machine", ids: [id] });
    expect(
      (await bench.done("find-records", { object: "machine", filter: { id } })).data.total,
    ).toBe(0);
    await bench.done("restore-records", { object: "machine", ids: [id] });
    const gone = await agreed("destroy-records", { object: "machine", ids: [id] });
    expect(gone.text).toBe("Removed 1 machines.");
    expect(await bench.refusal("get-record", { object: "machine", id })).toContain(
      "no machine has the id",
    );
  });

  it("take and show values as people write them", async () => {
    const [company] = rowsOf(await bench.done("list-companies", { limit: 1 }));
    const { data } = await bench.done("create-records", {
      object: "opportunity",
      records: [
        { name: "Friendly deal", amount: "1250.50 EUR", stage: "Meeting", company: company?.name },
      ],
    });
    const [id] = data.ids as string[];
    expect((await bench.done("get-record", { object: "opportunity", id })).data).toMatchObject({
      name: "Friendly deal",
      amount: "1250.50 EUR",
      stage: "MEETING",
      company: company?.name,
      companyId: company?.id,
    });
  });

  it("are found by conditions on money, choices, relations, names and their absence", async () => {
    const find = async (object: string, filter: object) =>
      (await bench.done("find-records", { object, filter })).data.total as number;
    const all = await find("opportunity", { id: { isNull: false } });
    const large = await find("opportunity", { amount: { gte: 50_000 } });
    const small = await find("opportunity", { or: [{ amount: { lt: 50000 } }, { amount: null }] });
    expect(large).toBeGreaterThan(0);
    expect(large + small).toBe(all);
    const isNew = await find("opportunity", { stage: "New" });
    expect(isNew + (await find("opportunity", { not: { stage: "NEW" } }))).toBe(all);
    const [company] = rowsOf(await bench.done("list-companies", { limit: 1 }));
    expect(await find("person", { company: company?.name })).toBe(
      await find("person", { companyId: company?.id }),
    );
    const [person] = rowsOf(await bench.done("list-persons", { limit: 1 }));
    expect(await find("person", { name: person?.name })).toBeGreaterThan(0);
  });

  it.each([
    [{}, "would match every record"],
    [{ or: [] }, "not an empty one"],
    [{ nmae: "x" }, "did you mean name?"],
    [{ name: { like: "x" } }, "is no operator"],
    [{ stage: "NEWW" }, "NEW"],
  ])("are not found by %j", async (filter, reason) => {
    const refusal = await bench.refusal("find-records", { object: "opportunity", filter });
    expect(refusal).toContain(reason);
    expect(Buffer.byteLength(refusal)).toBeLessThanOrEqual(400);
  });
});

describe("many records", () => {
  it("are written only after somebody has agreed, and taken back by one handle", async () => {
    const records = Array.from({ length: 150 }, (_, index) => ({
      firstName: undefined,
      name: `Batch Person${index}`,
      emails: index === 77 ? "batch0@batch.example" : `batch${index}@batch.example`,
    }));
    const created = await agreed("create-records", { object: "person", records });
    expect(created.data).toMatchObject({ done: 149, failures: [{ index: 77 }] });
    const count = async () =>
      (await bench.done("find-records", { object: "person", query: "Batch" })).data.total;
    expect(await count()).toBe(149);
    await bench.done("undo-change", { undo: created.data.undo });
    expect(await count()).toBe(0);
  });

  it("are changed by one set of values, and get their own old ones back", async () => {
    const made = await bench.done("create-records", {
      object: "task",
      records: [
        { title: "Set one", status: "TODO" },
        { title: "Set two", status: "DONE" },
      ],
    });
    const filter = { title: { startsWith: "Set " } };
    const changed = await bench.done("update-records", {
      object: "task",
      filter,
      set: { status: "In progress" },
    });
    expect(changed.data).toMatchObject({ done: 2, failures: [] });
    await bench.done("undo-change", { undo: changed.data.undo });
    const rows = rowsOf(
      await bench.done("find-records", {
        object: "task",
        filter,
        fields: ["title", "status"],
        orderBy: "title",
      }),
    );
    expect(rows.map(({ status }) => status)).toEqual(["TODO", "DONE"]);
    expect(made.data.done).toBe(2);
  });

  it("are never all of an object by accident", async () => {
    const all = { object: "person", filter: { id: { isNull: false } }, set: { jobTitle: "x" } };
    expect(await bench.refusal("update-records", all)).toMatch(
      /This changes \d+ people, every one there is/,
    );
    expect(await bench.refusal("delete-records", { object: "person", filter: {} })).toContain(
      "every record",
    );
    expect(await bench.refusal("delete-records", { object: "person" })).toContain(
      "nothing says which",
    );
  });

  it("keep what an update does not name", async () => {
    const { data } = await bench.done("create-records", {
      object: "person",
      records: [{ name: "Keeps All", emails: ["a@keep.example", "b@keep.example"] }],
    });
    const [id] = data.ids as string[];
    await bench.done("update-records", {
      object: "person",
      records: [{ id, emails: "c@keep.example" }],
    });
    const { data: read } = await bench.done("get-record", { object: "person", id });
    expect(read.emails).toEqual(["c@keep.example", "b@keep.example"]);
  });

  it("are upserted by their unique value: created, updated or revived", async () => {
    const upsert = (jobTitle: string) =>
      bench.done("upsert-records", {
        object: "person",
        records: [{ name: "Una Ique", emails: "una@unique.example", jobTitle }],
      });
    const first = await upsert("One");
    expect(first.data.outcomes).toEqual(["created"]);
    expect((await upsert("Two")).data.outcomes).toEqual(["updated"]);
    const [id] = first.data.ids as string[];
    await bench.done("delete-person", { id });
    expect((await upsert("Three")).data.outcomes).toEqual(["revived"]);
    expect((await bench.done("get-person", { id })).data.jobTitle).toBe("Three");
    const nameless = { object: "person", records: [{ name: "No Mail" }] };
    expect((await bench.call("upsert-records", nameless)).data).toMatchObject({
      done: 0,
      failures: [{ index: 0, error: expect.stringContaining("none of the unique fields") }],
    });
  });

  it("by a whole name are those of that name and no others", async () => {
    await bench.done("create-records", {
      object: "person",
      records: [
        { name: "Ann Leeson" },
        { name: "Joanna Leeson" },
        { name: "Ann Lee" },
        { name: "Ann" },
      ],
    });
    const find = async (name: unknown) => {
      const found = await bench.done("find-records", {
        object: "person",
        filter: { name, id: { isNull: false } },
      });
      return rowsOf(found).map((row) => row.name);
    };
    expect(await find("Ann Lee")).toEqual(["Ann Lee"]);
    expect(await find("Ann")).toEqual(["Ann"]);
    expect(new Set(await find(["Ann", "Ann Leeson"]))).toEqual(new Set(["Ann", "Ann Leeson"]));
    const others = await bench.done("find-records", {
      object: "person",
      filter: { and: [{ name: { contains: "Leeson" } }, { name: { neq: "Ann Leeson" } }] },
    });
    expect(rowsOf(others).map((row) => row.name)).toEqual(["Joanna Leeson"]);
    const args = { object: "person", filter: { name: { gt: "A" } } };
    expect(await bench.refusal("find-records", args)).toContain("name.lastName");
  });

  it("that do not exist are told, not forgotten", async () => {
    const made = await bench.done("create-records", {
      object: "task",
      records: [{ title: "Real" }],
    });
    const [id] = made.data.ids as string[];
    const nobody = "5f0c1c9e-0000-4000-8000-000000000000";
    const { data } = await bench.done("delete-records", { object: "task", ids: [nobody, id] });
    expect(data).toMatchObject({
      done: 1,
      ids: [id],
      failures: [{ index: 0, error: "no record has this id" }],
    });
  });

  it("are asked about when a filter means all there are, however few", async () => {
    await using small = await openWorkbench();
    await small.done("create-records", {
      object: "task",
      records: [{ title: "One" }, { title: "Two" }],
    });
    const everything = { object: "task", filter: { id: { isNull: false } } };
    expect(await small.refusal("delete-records", everything)).toContain("every one there is");
    expect(
      await small.refusal("update-records", { ...everything, set: { status: "DONE" } }),
    ).toContain("every one there is");
    const some = { object: "task", filter: { title: "One" } };
    expect((await small.done("delete-records", some)).data.done).toBe(1);
  });
});
