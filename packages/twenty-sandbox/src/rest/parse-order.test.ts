import { describe, expect, it } from "vitest";
import { parseOrder } from "./parse-order.ts";

describe("parseOrder", () => {
  it.each([
    ["name", [{ name: "AscNullsFirst" }]],
    ["employees[DescNullsLast],name", [{ employees: "DescNullsLast" }, { name: "AscNullsFirst" }]],
    ["name.lastName[AscNullsLast]", [{ name: { lastName: "AscNullsLast" } }]],
    ["a, b", [{ a: "AscNullsFirst" }, { " b": "AscNullsFirst" }]],
  ])("%s is understood", (text, order) => {
    expect(parseOrder(text)).toEqual(order);
  });

  it("refuses other directions", () => {
    expect(() => parseOrder("name[DESC]")).toThrow("'order_by' direction 'DESC' invalid.");
  });
});
