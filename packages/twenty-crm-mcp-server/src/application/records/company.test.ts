import type { Company } from "twenty-client";
import { describe, expect, it } from "vitest";
import { companyColumnNames, companyInput, companyRow, showCompany } from "./company.ts";

describe("companyInput", () => {
  it("says nothing of what is not named, parts of the address included", () => {
    expect(companyInput({ name: "Acme" })).toEqual({ name: "Acme" });
    expect(companyInput({ city: "Lyon" })).toEqual({ address: { city: "Lyon" } });
  });

  it("clears what is null", () => {
    expect(
      companyInput({ domain: null, employees: null, annualRevenue: null, street: null }),
    ).toEqual({
      domain: { primary: null },
      employees: null,
      annualRevenue: null,
      address: { street1: null },
    });
  });
});

describe("showCompany", () => {
  it("shows composites flat, and an employee count of zero", () => {
    const company: Company = {
      id: "8",
      createdAt: "2026-01-02T00:00:00.000Z",
      updatedAt: "2026-01-02T00:00:00.000Z",
      deletedAt: null,
      createdBy: null,
      custom: {},
      name: "Acme",
      domain: { primary: { url: "acme.example", label: null }, additional: [] },
      linkedin: { primary: null, additional: [] },
      x: { primary: null, additional: [] },
      address: {
        street1: "1 Main St",
        street2: "Floor 2",
        city: "Lyon",
        postcode: null,
        state: null,
        country: "France",
        latitude: null,
        longitude: null,
      },
      employees: 0,
      annualRevenue: { amountMicros: 1_500_000n, currencyCode: "EUR" },
      accountOwnerId: null,
    };
    expect(showCompany(company, "https://crm.example")).toEqual({
      id: "8",
      url: "https://crm.example/object/company/8",
      name: "Acme",
      domain: "acme.example",
      employees: 0,
      annualRevenue: "1.50",
      currency: "EUR",
      street: "1 Main St, Floor 2",
      city: "Lyon",
      country: "France",
      createdAt: "2026-01-02",
      updatedAt: "2026-01-02",
    });
  });
});

it("a row of the list may hold any column", () => {
  expect(Object.keys(companyRow.shape).toSorted()).toEqual(
    ["id", ...companyColumnNames].toSorted(),
  );
});
