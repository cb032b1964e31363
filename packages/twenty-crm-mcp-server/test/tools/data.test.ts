import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readTable } from "../../src/application/data/read-table.ts";
import { openWorkbench, rowsOf, type SandboxBench } from "./workbench.ts";

const exposure = {
  toolsets: new Set(["core", "records", "data"] as const),
  hasChosenToolsets: true,
};

let bench: SandboxBench;
beforeAll(async () => {
  bench = await openWorkbench("empty", exposure);
});
afterAll(async () => {
  await bench[Symbol.asyncDispose]();
});

const csv = (...lines: string[]): string => `${lines.join("\n")}\n`;

describe("a check of a table", () => {
  it("finds the fields by what people call columns, and the rows that cannot be read", async () => {
    const { data } = await bench.done("check-import", {
      object: "person",
      content: csv(
        "First Name;Last Name;E-mail;Job Title;Company;Shoe size",
        "Ada;Lovelace;ada@check.example;Analyst;;38",
        "Bob;Nobody;bob@check.example;;No Such Employer;44",
      ),
    });
    expect(data).toMatchObject({
      rows: 2,
      columns: {
        "First Name": "name.firstName",
        "Last Name": "name.lastName",
        "E-mail": "emails",
        "Job Title": "jobTitle",
        Company: "company",
      },
      ignored: ["Shoe size"],
      first: { name: { firstName: "Ada", lastName: "Lovelace" }, jobTitle: "Analyst" },
      failures: [{ index: 1, line: 3, error: expect.stringContaining("No Such Employer") }],
    });
  });

  it.each([
    ["a row of another length", csv("name,employees", "Acme,1,2"), "line 2"],
    ["a column without a name", csv("name,,employees", "Acme,1,2"), "column 2 has no name"],
    ["two columns of one name", csv("name,name", "Acme,1"), "two columns"],
    ["columns with one meaning", csv("name,Company name", "Acme,1"), "both mean name"],
  ])("refuses %s", async (_what, content, reason) => {
    expect(await bench.refusal("check-import", { object: "company", content })).toContain(reason);
  });

  it("refuses a mapping of columns or to fields that are not there, with the nearest", async () => {
    const content = csv("Firm", "Acme");
    const check = (mapping: object) =>
      bench.refusal("check-import", { object: "company", content, mapping });
    expect(await check({ Frim: "name" })).toContain("Did you mean Firm?");
    expect(await check({ Firm: "nmae" })).toContain("did you mean name?");
  });
});

describe("an import", () => {
  it("makes records with all that a row says", async () => {
    await bench.done("create-company", { name: "Import & Sons" });
    const { data } = await bench.done("import-records", {
      object: "person",
      content: csv(
        "name,emails,phones,company",
        '"Grace Hopper","grace@import.example; hopper@import.example",+14155552671,Import & Sons',
        '"O\'Neil, Tim",tim@import.example,,',
      ),
    });
    expect(data).toMatchObject({ done: 2, failures: [] });
    const [id] = data.ids as string[];
    expect((await bench.done("get-record", { object: "person", id })).data).toMatchObject({
      name: "Grace Hopper",
      emails: ["grace@import.example", "hopper@import.example"],
      company: "Import & Sons",
    });
    await bench.done("undo-change", { undo: data.undo });
    const left = await bench.done("find-records", {
      object: "person",
      filter: { emails: { endsWith: "@import.example" } },
    });
    expect(rowsOf(left)).toEqual([]);
  });

  it("takes an amount with its currency in one column or in two", async () => {
    const { data } = await bench.done("import-records", {
      object: "opportunity",
      content: csv(
        "name,amount,currency,stage",
        "One column,1250.50 EUR,,NEW",
        "Two columns,99.9,GBP,Proposal",
      ),
    });
    const amounts = (data.ids as string[]).map(async (id) => {
      const read = await bench.done("get-record", { object: "opportunity", id });
      return [read.data.amount, read.data.stage];
    });
    expect(await Promise.all(amounts)).toEqual([
      ["1250.50 EUR", "NEW"],
      ["99.90 GBP", "PROPOSAL"],
    ]);
  });

  it("tells each row at fault by its line and does the others", async () => {
    const { data, text } = await bench.done("import-records", {
      object: "company",
      content: csv("name,employees", "Fine,3", "Broken,many", "", "Fine too,4"),
    });
    expect(data).toMatchObject({
      done: 2,
      failures: [{ index: 1, error: expect.stringMatching(/^employees/) }],
    });
    expect(text).toContain("line 3: employees");
  });

  it("says in a dry run what it would make and what it could not", async () => {
    const { data } = await bench.done("import-records", {
      object: "company",
      content: csv("name,employees", "Dry,3", "Broken,many"),
      dryRun: true,
    });
    expect(data).toMatchObject({
      dryRun: true,
      changes: [{ action: "create", after: { name: "Dry", employees: 3 } }],
      failures: [{ index: 1 }],
    });
    const found = await bench.done("list-companies", { query: "Dry" });
    expect(rowsOf(found)).toEqual([]);
  });

  it("never empties a field by an empty cell, and changes only what is there in update mode", async () => {
    const made = await bench.done("create-records", {
      object: "person",
      records: [
        {
          name: "Kay Keep",
          emails: ["kay@keep.example", "k2@keep.example"],
          linkedinLink: "https://linked.example/kay",
        },
      ],
    });
    const [id] = made.data.ids as string[];
    const { data } = await bench.done("import-records", {
      object: "person",
      mode: "update",
      content: csv(
        "email,linkedin,job title",
        "kay@keep.example,,CTO",
        "who@keep.example,https://linked.example,CEO",
      ),
    });
    expect(data).toMatchObject({
      done: 1,
      ids: [id],
      failures: [{ index: 1, error: expect.stringContaining("emails: no person has") }],
    });
    expect((await bench.done("get-record", { object: "person", id })).data).toMatchObject({
      linkedinLink: "https://linked.example/kay",
      jobTitle: "CTO",
      emails: ["kay@keep.example", "k2@keep.example"],
    });
  });

  it("goes on from where the call before ended", async () => {
    const rows = Array.from({ length: 230 }, (_, index) => `Row ${index}`);
    const args = { object: "task", content: csv("title", ...rows) };
    const agreed = async (given: object) => {
      const refusal = await bench.refusal("import-records", { ...args, ...given });
      const confirm = /confirm="([^"]+)"/.exec(refusal)?.[1];
      return bench.done("import-records", { ...args, ...given, confirm });
    };
    const first = await agreed({});
    expect(first.data).toMatchObject({ done: 200, resumeFrom: 200 });
    const second = await agreed({ from: first.data.resumeFrom });
    expect(second.data).toMatchObject({ done: 30 });
    expect(second.data).not.toHaveProperty("resumeFrom");
    const { data } = await bench.done("list-tasks", { query: "Row", limit: 1 });
    expect(data.total).toBe(230);
  });
});

describe("an export", () => {
  it("is taken back by an import without loss", async () => {
    const hostile = '=1+1, "quoted"\nnext; line';
    const made = await bench.done("create-records", {
      object: "company",
      records: [
        {
          name: hostile,
          domainName: "https://round-trip.example",
          employees: 12,
          annualRevenue: "1000.25 CHF",
          address: { street1: "1 Main St", city: "Zürich", postcode: "8001" },
          linkedinLink: ["https://linked.example/one", "https://linked.example/two"],
        },
      ],
    });
    expect(made.data.failures).toEqual([]);
    const [id] = made.data.ids as string[];
    const before = await bench.done("get-record", { object: "company", id });
    const { data: exported } = await bench.done("export-records", {
      object: "company",
      filter: { id },
    });
    expect(exported.content).toContain("'=1+1");
    await bench.done("update-records", {
      object: "company",
      records: [{ id, name: "Spoiled", employees: 0, annualRevenue: "1 USD" }],
    });
    await bench.done("import-records", {
      object: "company",
      mode: "update",
      content: exported.content,
    });
    const after = await bench.done("get-record", { object: "company", id });
    const { updatedAt: _before, ...was } = before.data;
    const { updatedAt: _after, ...is } = after.data;
    expect(is).toEqual(was);
  });

  it.each(["csv", "json", "jsonl"] as const)("gives every record once as %s", async (format) => {
    await using filled = await openWorkbench("demo", exposure);
    const names: string[] = [];
    let after: unknown;
    do {
      const { data } = await filled.done("export-records", {
        object: "opportunities",
        format,
        limit: 7,
        fields: ["name", "amount", "company"],
        ...(after === undefined ? {} : { after }),
      });
      for await (const { cells } of readTable([String(data.content)], format)) {
        names.push(`${String(cells.id)} ${String(cells.name)}`);
      }
      after = data.next;
    } while (after !== undefined);
    const all = await filled.done("list-opportunities", { limit: 200 });
    const expected = rowsOf(all).map(({ id, name }) => `${String(id)} ${String(name)}`);
    expect(new Set(names)).toEqual(new Set(expected));
    expect(names).toHaveLength(expected.length);
  });
});
