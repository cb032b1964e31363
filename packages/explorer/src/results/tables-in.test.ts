import { expect, test } from "vitest";
import { cardsIn, cellOf, tablesIn } from "./tables-in.ts";

const answer = {
  person: { id: "1", firstName: "Ada", tags: ["a", "b"] },
  deals: {
    open: 2,
    deals: [
      { name: "Crane", amounts: { EUR: "5" } },
      { name: "Lathe", stage: "NEW" },
    ],
  },
  notes: [],
};

test("every list of objects is a table, and every object with plain values a card", () => {
  expect(tablesIn(answer)).toEqual([
    { path: "deals.deals", rows: answer.deals.deals, columns: ["name", "amounts.EUR", "stage"] },
  ]);
  expect(cardsIn(answer)).toEqual([
    { path: "person", values: answer.person },
    { path: "deals", values: { open: 2 } },
  ]);
});

test("a part of a nested value has a cell of its own", () => {
  const [row = {}] = answer.deals.deals;
  expect(cellOf(row, "amounts.EUR")).toBe("5");
  expect(cellOf(row, "stage")).toBeUndefined();
});
