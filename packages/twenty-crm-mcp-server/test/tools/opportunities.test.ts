import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorkbench, rowsOf, type Workbench, workspaceUrl } from "./workbench.ts";

describe("the opportunity tools", () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench();
  });
  afterAll(async () => {
    await bench[Symbol.asyncDispose]();
  });

  it("create, get, list, update and delete an opportunity", async () => {
    const company = await bench.done("create-company", { name: "Buyer Inc" });
    const person = await bench.done("create-person", {
      firstName: "Bea",
      lastName: "Buyer",
      email: "bea@buyer.example",
    });
    const created = await bench.done("create-opportunity", {
      name: "Big deal",
      amount: "12500.50",
      currency: "usd",
      stage: "meeting",
      closeDate: "2026-12-31",
      company: "Buyer Inc",
      pointOfContact: "BEA@buyer.example",
    });
    const { id } = created;
    expect(created.data).toMatchObject({
      id,
      url: `${workspaceUrl}/object/opportunity/${id}`,
      name: "Big deal",
      amount: "12500.50",
      currency: "USD",
      stage: "MEETING",
      closeDate: "2026-12-31",
      company: "Buyer Inc",
      companyId: company.data.id,
      pointOfContact: "Bea Buyer",
      pointOfContactId: person.data.id,
    });
    const { undo: _, ...record } = created.data;
    expect((await bench.done("get-opportunity", { id })).data).toEqual(record);

    const filters = {
      query: "deal",
      company: "Buyer Inc",
      pointOfContact: "bea buyer",
      stage: "MEETING",
      closesFrom: "2026-12-31",
      closesBefore: "2027-01-01",
    };
    expect(rowsOf(await bench.done("list-opportunities", filters))).toEqual([
      {
        id,
        name: "Big deal",
        stage: "MEETING",
        amount: "12500.50",
        currency: "USD",
        closeDate: "2026-12-31",
        company: "Buyer Inc",
      },
    ]);
    for (const other of [
      { stage: "NEW" },
      { closesFrom: "2027-01-01" },
      { closesBefore: "2026-12-31" },
      { query: "small" },
    ]) {
      const listed = await bench.done("list-opportunities", { ...filters, ...other });
      expect(listed.data.total).toBe(0);
    }

    const updated = await bench.done("update-opportunity", { id, amount: 99, stage: "Customer" });
    expect(updated.data).toEqual({
      ...record,
      undo: expect.any(String),
      amount: "99",
      stage: "CUSTOMER",
      updatedAt: updated.data.updatedAt,
    });

    const cleared = await bench.done("update-opportunity", {
      id,
      amount: null,
      closeDate: null,
      company: null,
      pointOfContact: null,
    });
    expect(cleared.data).toMatchObject({ name: "Big deal", stage: "CUSTOMER" });
    for (const name of ["amount", "closeDate", "company", "pointOfContact"]) {
      expect(cleared.data).not.toHaveProperty(name);
    }

    expect((await bench.done("delete-opportunity", { id })).data.id).toBe(id);
    expect(await bench.refusal("get-opportunity", { id })).toContain("no opportunity has the id");
    expect((await bench.done("delete-opportunity", { id })).data.id).toBe(id);
  });

  it("refuse a stage the workspace does not have, and list those it has", async () => {
    const text = await bench.refusal("create-opportunity", { name: "x", stage: "WON" });
    expect(text).toMatch(/^stage: .*NEW, SCREENING, MEETING, PROPOSAL, CUSTOMER/);
  });
});
