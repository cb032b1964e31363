import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorkbench, rowsOf, type Workbench } from "./workbench.ts";

const names = [
  "Smith, Jones",
  "Acme (UK)",
  "Zeta (",
  "O'Brien & Sons",
  "50% Off [Ltd]",
  "a_b",
  "C:\\x",
  'The "Quoted" One',
  `it's, "both"`,
  "two\nlines",
  "Rocket 🚀 GmbH",
  "شركة الاختبار",
  "Ünïcödé 株式会社",
  "or(a,b)",
  "x,y[eq]:z",
  "{curly}",
  "NULL",
  "<b>bold</b>",
  "$1 {{var}}",
];

/** Names that a careless pattern would take for some of the above. */
const decoys = ["axb", "50 Off Ltd", "C:x", "Smith Jones", "Acme UK", "Nil", "abc"];

describe("awkward names", () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench();
    for (const name of [...decoys, ...names]) {
      await bench.done("create-company", { name });
      await bench.done("create-person", { firstName: "P", lastName: name });
      await bench.done("create-opportunity", { name });
    }
  });
  afterAll(async () => {
    await bench[Symbol.asyncDispose]();
  });

  it.each(names)("%j is found alone by list-companies and comes back as it was", async (name) => {
    const found = rowsOf(await bench.done("list-companies", { query: name, fields: ["name"] }));
    expect(found).toEqual([{ id: expect.any(String), name }]);
  });

  it.each(names)("%j is found alone by find-records, by its name and by words", async (name) => {
    for (const how of [{ filter: { name } }, { query: name }]) {
      const found = await bench.done("find-records", {
        object: "company",
        fields: ["name"],
        ...how,
      });
      expect(rowsOf(found)).toEqual([{ id: expect.any(String), name }]);
    }
  });

  it.each(names)("%j is found alone by list-persons", async (name) => {
    const found = rowsOf(await bench.done("list-persons", { query: name, fields: ["lastName"] }));
    expect(found).toEqual([{ id: expect.any(String), lastName: name }]);
  });

  it.each(names)("%j is found alone by list-opportunities", async (name) => {
    const found = rowsOf(await bench.done("list-opportunities", { query: name, fields: ["name"] }));
    expect(found).toEqual([{ id: expect.any(String), name }]);
  });

  it.each(names)("%j serves as a reference", async (name) => {
    const { data } = await bench.done("create-opportunity", {
      name: "Referring",
      company: name,
      pointOfContact: `P ${name}`,
    });
    expect(data).toMatchObject({ company: name, pointOfContact: `P ${name}` });
    await bench.done("delete-opportunity", { id: data.id });
  });
});
