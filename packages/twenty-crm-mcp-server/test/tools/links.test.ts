import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorkbench, rowsOf, type SandboxBench } from "./workbench.ts";

let bench: SandboxBench;
let note: string;
beforeAll(async () => {
  bench = await openWorkbench("demo");
  await bench.done("create-company", { name: "Chain Ltd" });
  await bench.done("create-person", { firstName: "Chain", lastName: "Link" });
  note = (await bench.done("create-note", { title: "Linkable" })).id;
});
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
});

describe("links", () => {
  it("are made once between a note and a record, shown, taken away and brought back", async () => {
    const link = { record: `note/${note}`, with: "company/Chain Ltd" };
    const made = await bench.done("link-records", link);
    expect(made.text).toContain('Linked note "Linkable" with company "Chain Ltd".');
    expect((await bench.done("link-records", link)).text).toContain("Already linked");
    const { data } = await bench.done("list-links", { record: "company/chain ltd" });
    expect(data.links).toMatchObject([
      { object: "note", total: 1, records: [{ id: note, name: "Linkable" }] },
    ]);
    const cut = await bench.done("unlink-records", {
      record: "company/Chain Ltd",
      with: `note/${note}`,
    });
    expect(await bench.refusal("unlink-records", link)).toContain("not linked");
    await bench.done("undo-change", { undo: cut.data.undo });
    expect((await bench.done("list-notes", { company: "Chain Ltd" })).data.total).toBe(1);
  });

  it("are a field of one of the two where the workspace has it so", async () => {
    const link = { record: "company/Chain Ltd", with: "person/Chain Link" };
    const made = await bench.done("link-records", link);
    const person = () => bench.done("list-persons", { query: "Chain Link", fields: ["company"] });
    expect(rowsOf(await person())).toMatchObject([{ company: "Chain Ltd" }]);
    await bench.done("undo-change", { undo: made.data.undo });
    expect(rowsOf(await person())[0]).not.toHaveProperty("company");
  });

  it("past sixty are counted whole", async () => {
    const counts = new Map<string, number>();
    let after: string | undefined;
    do {
      const page = await bench.done("find-records", {
        object: "person",
        fields: ["companyId"],
        limit: 200,
        ...(after !== undefined && { after }),
      });
      for (const { companyId } of rowsOf(page)) {
        if (typeof companyId === "string") counts.set(companyId, (counts.get(companyId) ?? 0) + 1);
      }
      after = page.data.next as string | undefined;
    } while (after !== undefined);
    const count = Math.max(...counts.values());
    const [largest = ""] = [...counts.keys()].filter((id) => counts.get(id) === count);
    expect(count).toBeGreaterThan(60);
    const { data } = await bench.done("list-links", { record: `company/${largest}` });
    expect(data.links).toContainEqual(expect.objectContaining({ object: "person", total: count }));
  });

  it.each([
    [{ record: "note", with: "company/x" }, "object/id or object/name"],
    [{ record: "nothing/x", with: "company/x" }, "nothing"],
    [{ record: "machine/x", with: "company/x" }, "no machine"],
  ])("are refused for %j", async (args, reason) => {
    expect(await bench.refusal("link-records", args)).toContain(reason);
  });
});

it("a note shows what it is about, and a deal what it belongs to", async () => {
  const company = await bench.done("create-company", { name: "Linked Both Ways" });
  const deal = await bench.done("create-opportunity", {
    name: "Both ways",
    company: company.id,
  });
  const note = await bench.done("create-note", {
    title: "About both",
    company: company.id,
    opportunity: deal.id,
  });
  const ofNote = await bench.done("list-links", { record: `note/${note.id}` });
  expect(new Set((ofNote.data.links as { object: string }[]).map(({ object }) => object))).toEqual(
    new Set(["company", "opportunity"]),
  );
  expect(ofNote.text).toContain("Linked Both Ways");
  const ofDeal = await bench.done("list-links", { record: `opportunity/${deal.id}` });
  expect(ofDeal.data.links).toContainEqual({
    object: "company",
    total: 1,
    records: [{ id: company.id, name: "Linked Both Ways" }],
  });
});
