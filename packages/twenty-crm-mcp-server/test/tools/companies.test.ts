import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorkbench, rowsOf, type Workbench, workspaceUrl } from "./workbench.ts";

describe("the company tools", () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench();
  });
  afterAll(async () => {
    await bench[Symbol.asyncDispose]();
  });

  it("create, get, list, update and delete a company", async () => {
    const values = {
      name: "Analytical Engines",
      domain: "https://engines.example",
      employees: 42,
      linkedin: "https://linkedin.com/company/engines",
      annualRevenue: "394328000000.25",
      currency: "GBP",
      street: "12 Dorset Street",
      city: "London",
      postcode: "W1",
      country: "United Kingdom",
    };
    const created = await bench.done("create-company", values);
    const { id } = created;
    expect(created.data).toMatchObject({ ...values, url: `${workspaceUrl}/object/company/${id}` });
    const { undo: _, ...record } = created.data;
    expect((await bench.done("get-company", { id })).data).toEqual(record);

    const listed = await bench.done("list-companies", {
      query: "engines.example",
      minEmployees: 42,
    });
    expect(rowsOf(listed)).toEqual([
      {
        id,
        name: values.name,
        domain: values.domain,
        employees: 42,
        city: "London",
      },
    ]);
    expect((await bench.done("list-companies", { minEmployees: 43 })).data.total).toBe(0);
    expect((await bench.done("list-companies", { country: "France" })).data.total).toBe(0);

    const updated = await bench.done("update-company", {
      id,
      city: "Marylebone",
      annualRevenue: 12.5,
    });
    expect(updated.data).toEqual({
      ...record,
      undo: expect.any(String),
      city: "Marylebone",
      annualRevenue: "12.50",
      currency: "GBP",
      updatedAt: updated.data.updatedAt,
    });

    const deleted = await bench.done("delete-company", { id });
    expect(deleted.data.id).toBe(id);
    const late = await bench.done("update-company", { id, city: "London" });
    expect(late.text).toContain("this record is deleted");
    expect(late.data.deletedAt).toEqual(expect.any(String));
  });

  it("clear with null what is named, and nothing else", async () => {
    const { data } = await bench.done("create-company", {
      name: "Nullable",
      employees: 3,
      annualRevenue: "5",
      currency: "EUR",
      city: "Lyon",
      country: "France",
      domain: "nullable.example",
    });
    const cleared = await bench.done("update-company", {
      id: data.id,
      employees: null,
      annualRevenue: null,
      city: null,
      domain: null,
    });
    expect(cleared.data).toMatchObject({ name: "Nullable", country: "France" });
    for (const name of ["employees", "annualRevenue", "city", "domain"]) {
      expect(cleared.data).not.toHaveProperty(name);
    }
  });

  it("refuse a website that is known in another spelling", async () => {
    const { data, id } = await bench.done("create-company", {
      name: "First",
      domain: "same.example",
    });
    for (const domain of ["https://same.example", "https://WWW.same.example/", "same.example"]) {
      const text = await bench.refusal("create-company", { name: "Second", domain });
      expect(text).toBe(
        `domain: already used by company ${id} (${workspaceUrl}/object/company/${id}). ` +
          "Update that record with update-company, or use another domain.",
      );
    }
    const other = await bench.done("create-company", { name: "Other" });
    expect(
      await bench.refusal("update-company", { id: other.data.id, domain: "http://same.example" }),
    ).toContain(String(data.id));
    const kept = await bench.done("update-company", {
      id: data.id,
      domain: "https://same.example",
    });
    expect(kept.data.domain).toBe("https://same.example");
  });

  it("refuse an amount without a currency and a currency without an amount", async () => {
    expect(await bench.refusal("create-company", { name: "X", annualRevenue: "5" })).toBe(
      "currency: missing beside annualRevenue. Add the currency's code, such as USD.",
    );
    expect(await bench.refusal("create-company", { name: "X", currency: "USD" })).toContain(
      "given without annualRevenue",
    );
  });
});
