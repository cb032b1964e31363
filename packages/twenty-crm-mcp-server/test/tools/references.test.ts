import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorkbench, type Workbench } from "./workbench.ts";

describe("references", () => {
  let bench: Workbench;
  const companies: unknown[] = [];
  beforeAll(async () => {
    bench = await openWorkbench();
    for (const domain of ["twin-a.example", "twin-b.example"]) {
      companies.push((await bench.done("create-company", { name: "Twin", domain })).data.id);
    }
    await bench.done("create-company", { name: "Googol Search", domain: "https://googol.example" });
    await bench.done("create-person", {
      firstName: "Sam",
      lastName: "Same",
      email: "s1@x.example",
    });
    await bench.done("create-person", {
      firstName: "Sam",
      lastName: "Same",
      email: "s2@x.example",
    });
  });
  afterAll(async () => {
    await bench[Symbol.asyncDispose]();
  });

  it("that several companies answer to come back as choices", async () => {
    const text = await bench.refusal("create-person", { firstName: "A", company: "twin" });
    expect(text).toContain('company: 2 companies are called "twin"');
    for (const id of companies) expect(text).toContain(String(id));
    expect(text).toContain("Give the id");
    expect(
      (await bench.done("list-persons", { query: "A", fields: ["firstName"] })).data.total,
    ).toBe(2);
  });

  it("that are ambiguous by name are clear by id or domain", async () => {
    const byId = await bench.done("create-person", { firstName: "B", company: companies[0] });
    expect(byId.data.companyId).toBe(companies[0]);
    const byDomain = await bench.done("create-person", {
      firstName: "C",
      company: "https://twin-b.example/",
    });
    expect(byDomain.data.companyId).toBe(companies[1]);
  });

  it("with a typing mistake come back with what was probably meant", async () => {
    const text = await bench.refusal("list-persons", { company: "Gogool Search" });
    expect(text).toContain('no company is called "Gogool Search"; similar: "Googol Search"');
  });

  it("that resemble nothing say how to go on", async () => {
    expect(await bench.refusal("list-persons", { company: "Zzyzx" })).toBe(
      'company: no company is called "Zzyzx". Look with the list tool, or create the company first.',
    );
  });

  it("to an id that is not there are refused before anything is written", async () => {
    const id = "99999999-9999-4999-8999-999999999999";
    expect(await bench.refusal("create-opportunity", { name: "Ghost", company: id })).toBe(
      `company: no company has the id ${id}; it may have been deleted. Find the right one with list-companies.`,
    );
    expect((await bench.done("list-opportunities", { query: "Ghost" })).data.total).toBe(0);
  });

  it("to people work by name and e-mail, and refuse ambiguity", async () => {
    const text = await bench.refusal("create-opportunity", {
      name: "D",
      pointOfContact: "sam same",
    });
    expect(text).toContain('pointOfContact: 2 people are called "sam same"');
    expect(text).toContain("s1@x.example");
    const { data } = await bench.done("create-opportunity", {
      name: "D",
      pointOfContact: "S2@X.example",
    });
    expect(data.pointOfContact).toBe("Sam Same");
    expect(
      await bench.refusal("create-opportunity", { name: "E", pointOfContact: "s3@x.example" }),
    ).toContain('no person is called "s3@x.example"');
  });
});
