import type { Opportunity } from "twenty-client";
import { expect, it } from "vitest";
import {
  opportunityColumnNames,
  opportunityInput,
  opportunityRow,
  showOpportunity,
} from "./opportunity.ts";

const bare: Opportunity = {
  id: "9",
  createdAt: "2026-01-02T00:00:00.000Z",
  updatedAt: "2026-01-02T00:00:00.000Z",
  deletedAt: null,
  createdBy: null,
  custom: {},
  name: "Deal",
  amount: null,
  closeDate: null,
  stage: "NEW",
  companyId: null,
  pointOfContactId: null,
  ownerId: null,
};

it("an input says nothing of what is not named, and clears what is null", () => {
  expect(opportunityInput({ name: "Deal" })).toEqual({ name: "Deal" });
  expect(
    opportunityInput({ amount: null, closeDate: null, company: null, pointOfContact: { id: "7" } }),
  ).toEqual({
    amount: null,
    closeDate: null,
    companyId: null,
    pointOfContactId: "7",
  });
});

it("an opportunity leaves out what is empty and shows an amount of nothing", () => {
  expect(showOpportunity(bare, "https://crm.example")).toEqual({
    id: "9",
    url: "https://crm.example/object/opportunity/9",
    name: "Deal",
    stage: "NEW",
    createdAt: "2026-01-02",
    updatedAt: "2026-01-02",
  });
  const free = { ...bare, amount: { amountMicros: 0n, currencyCode: null } };
  expect(showOpportunity(free, "https://crm.example")).toMatchObject({ amount: "0" });
});

it("a row of the list may hold any column", () => {
  expect(Object.keys(opportunityRow.shape).toSorted()).toEqual(
    ["id", ...opportunityColumnNames].toSorted(),
  );
});
