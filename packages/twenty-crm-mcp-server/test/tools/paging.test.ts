import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorkbench, rowsOf, type Workbench } from "./workbench.ts";

const walks: readonly (readonly [tool: string, orders: readonly string[]])[] = [
  ["list-persons", ["createdAt", "updatedAt", "lastName"]],
  ["list-companies", ["createdAt", "updatedAt", "name", "employees", "annualRevenue"]],
  ["list-opportunities", ["createdAt", "updatedAt", "stage", "amount", "closeDate"]],
];

describe("paging", () => {
  let bench: Workbench;
  beforeAll(async () => {
    bench = await openWorkbench();
    for (let i = 0; i < 23; i += 1) {
      // A third of the records has no value, and values repeat across page boundaries.
      const filled = i % 3 !== 0;
      await bench.done("create-person", {
        firstName: `P${i}`,
        ...(filled && { lastName: `L${i % 4}` }),
      });
      await bench.done("create-company", {
        name: `C${i % 5}`,
        ...(filled && { employees: i % 4, annualRevenue: i % 4, currency: "USD" }),
      });
      await bench.done("create-opportunity", {
        name: `O${i}`,
        ...(filled && {
          amount: i % 4,
          currency: "USD",
          stage: i % 2 ? "NEW" : "MEETING",
          closeDate: `2026-01-0${1 + (i % 4)}`,
        }),
      });
    }
  });
  afterAll(async () => {
    await bench[Symbol.asyncDispose]();
  });

  async function walk(tool: string, orderBy: string, limit: number): Promise<string[]> {
    const ids: string[] = [];
    let after: unknown;
    do {
      const page = await bench.done(tool, { orderBy, limit, ...(after ? { after } : {}) });
      expect(page.data.total).toBe(23);
      const rows = rowsOf(page);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.length).toBeLessThanOrEqual(limit);
      ids.push(...rows.map((row) => String(row.id)));
      after = page.data.next;
    } while (after !== undefined);
    return ids;
  }

  const cases = walks.flatMap(([tool, orders]) =>
    orders.flatMap((order) => [[tool, order] as const, [tool, `-${order}`] as const]),
  );

  it.each(cases)(
    "%s by %s gives each record once, whatever the page size",
    async (tool, orderBy) => {
      const whole = await walk(tool, orderBy, 200);
      expect(new Set(whole).size).toBe(23);
      for (const limit of [1, 4, 5, 8]) {
        expect(await walk(tool, orderBy, limit)).toEqual(whole);
      }
    },
  );

  it("puts records without a value last in both directions", async () => {
    for (const orderBy of ["employees", "-employees"]) {
      const rows = rowsOf(
        await bench.done("list-companies", { orderBy, limit: 200, fields: ["employees"] }),
      );
      const values = rows.map((row) => row.employees);
      const filled = values.filter((value) => value !== undefined);
      expect(filled).toHaveLength(15);
      expect(values.slice(0, 15)).toEqual(filled);
      const sorted = filled
        .map(Number)
        .toSorted((a, b) => (orderBy === "employees" ? a - b : b - a));
      expect(filled).toEqual(sorted);
    }
  });

  it("keeps a filter on every page", async () => {
    const ids: string[] = [];
    let after: unknown;
    do {
      const page = await bench.done("list-opportunities", {
        stage: "MEETING",
        orderBy: "-amount",
        limit: 2,
        ...(after ? { after } : {}),
      });
      expect(page.data.total).toBe(8);
      ids.push(...rowsOf(page).map((row) => String(row.id)));
      after = page.data.next;
    } while (after !== undefined);
    expect(new Set(ids).size).toBe(8);
  });
});
