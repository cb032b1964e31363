import { describe, expect, it } from "vitest";
import { compileFilter } from "../filters/compile-filter.ts";
import { compileWorkspace } from "../metadata/compile-workspace.ts";
import { checkOrder } from "../order/check-order.ts";
import { cursorFilter } from "./decode-cursor.ts";
import { encodeCursor } from "./encode-cursor.ts";

const workspace = compileWorkspace({ objects: [], fields: {} });
const person = workspace.bySingular("person");
if (person === undefined) throw new Error("No person");
const ID = "00000000-0000-4000-8000-000000000001";
const order = (...input: object[]) => checkOrder(workspace, person, input);
const decoded = (cursor: string): unknown =>
  JSON.parse(Buffer.from(cursor, "base64").toString("utf8"));

describe("cursors", () => {
  it("hold the sort values and the id", () => {
    const record = { id: ID, name: { firstName: "Ada", lastName: "Byron" }, createdAt: "2026" };
    const terms = order({ name: { lastName: "AscNullsFirst" } }, { createdAt: "DescNullsLast" });
    expect(decoded(encodeCursor(record, terms))).toEqual({
      name: { lastName: "Byron" },
      createdAt: "2026",
      id: ID,
    });
  });

  it("hold a related record's value only when it was read, and never the id of a relation", () => {
    const byCompany = order({ company: { name: "AscNullsFirst" } });
    expect(decoded(encodeCursor({ id: ID }, byCompany))).toEqual({ id: ID });
    const company = { id: "c", name: "Acme", employees: 3 };
    expect(decoded(encodeCursor({ id: ID, company }, byCompany))).toEqual({
      company: { id: "c", name: "Acme" },
      id: ID,
    });
    const byId = order({ companyId: "AscNullsFirst" });
    expect(decoded(encodeCursor({ id: ID, companyId: "c" }, byId))).toEqual({ id: ID });
  });

  it("compare with > alone, so that nulls are never behind one", () => {
    const terms = order({ position: "DescNullsLast" });
    const cursor = encodeCursor({ id: ID, position: 3 }, terms);
    const { sql, parameters } = compileFilter(cursorFilter(cursor, terms, false), "t");
    expect(sql).toBe('((t."position" < ?)) OR ((t."position" = ?) AND (t."id" > ?))');
    expect(parameters).toEqual([3, 3, ID]);
  });

  it("turn round when reading backwards", () => {
    const terms = order();
    const cursor = encodeCursor({ id: ID }, terms);
    expect(compileFilter(cursorFilter(cursor, terms, true), "t").sql).toBe('((t."id" < ?))');
  });

  it("are refused when they are none, or of another order", () => {
    expect(() => cursorFilter("garbage", order(), false)).toThrow("Invalid cursor: garbage");
    const byName = encodeCursor({ id: ID, jobTitle: "x" }, order({ jobTitle: "AscNullsFirst" }));
    expect(() => cursorFilter(byName, order(), false)).toThrow(/^Invalid cursor$/);
  });
});
