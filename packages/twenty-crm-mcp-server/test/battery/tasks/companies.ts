import type { Task } from "../task.ts";

/** Companies: money, addresses, domains, and values that an update must not lose. */
export const companies: readonly Task[] = [
  {
    goal: "Add Baltic Timber with its turnover in euros and its address",
    calls: [
      {
        tool: "create-company",
        args: {
          name: "Baltic Timber",
          domain: "https://Baltic-Timber.example/",
          employees: 120,
          annualRevenue: "2500000.75",
          currency: "eur",
          street: "Sadama 1",
          city: "Tallinn",
          postcode: "10111",
          country: "Estonia",
        },
        as: "company",
      },
    ],
    state: [
      {
        read: "companies/{{company.id}}",
        record: {
          name: "Baltic Timber",
          employees: 120,
          annualRevenue: { amountMicros: 2_500_000_750_000, currencyCode: "EUR" },
          domainName: { primaryLinkUrl: "https://baltic-timber.example" },
          address: {
            addressStreet1: "Sadama 1",
            addressCity: "Tallinn",
            addressPostcode: "10111",
            addressCountry: "Estonia",
          },
        },
      },
    ],
  },
  {
    goal: "A company has moved to another city: its street, country and turnover stay",
    calls: [
      {
        tool: "create-company",
        args: {
          name: "Moving Parts",
          street: "Lane 5",
          city: "York",
          country: "United Kingdom",
          annualRevenue: 10,
          currency: "GBP",
        },
        as: "company",
      },
      { tool: "update-company", args: { id: "{{company.id}}", city: "Leeds" } },
    ],
    state: [
      {
        read: "companies/{{company.id}}",
        record: {
          address: {
            addressStreet1: "Lane 5",
            addressCity: "Leeds",
            addressCountry: "United Kingdom",
          },
          annualRevenue: { amountMicros: 10_000_000, currencyCode: "GBP" },
        },
      },
    ],
  },
  {
    goal: "Raise a company's turnover without saying the currency again",
    calls: [
      {
        tool: "create-company",
        args: { name: "Growing Ltd", annualRevenue: 5, currency: "CHF" },
        as: "company",
      },
      { tool: "update-company", args: { id: "{{company.id}}", annualRevenue: "7.5" } },
    ],
    state: [
      {
        read: "companies/{{company.id}}",
        record: { annualRevenue: { amountMicros: 7_500_000, currencyCode: "CHF" } },
      },
    ],
  },
  {
    goal: "Add a company whose domain is there already, written otherwise: refused, naming the first",
    calls: [
      {
        tool: "create-company",
        args: { name: "Domain Holder", domain: "holder.example" },
        as: "holder",
      },
      {
        tool: "create-company",
        args: { name: "Domain Taker", domain: "https://www.holder.example/" },
        expect: { error: "{{holder.id}}" },
      },
      {
        tool: "create-company",
        args: { name: "Domain Thief", domain: "https://HOLDER.example/" },
        expect: { error: "{{holder.id}}" },
      },
    ],
    state: [
      { read: 'companies?filter=name[startsWith]:"Domain T"', total: 0 },
      { read: "companies/{{holder.id}}", record: { name: "Domain Holder" } },
    ],
  },
  {
    goal: "Delete a company and bring it back: its people belong to it again",
    calls: [
      { tool: "create-company", args: { name: "Phoenix Works" }, as: "company" },
      {
        tool: "create-person",
        args: { firstName: "Phil", lastName: "Nix", company: "Phoenix Works" },
        as: "person",
      },
      { tool: "delete-company", args: { id: "{{company.id}}" } },
      { tool: "restore-company", args: { id: "{{company.id}}" } },
    ],
    state: [
      { read: "companies/{{company.id}}", record: { name: "Phoenix Works", deletedAt: null } },
      { read: "people/{{person.id}}", record: { companyId: "{{company.id}}" } },
    ],
  },
  {
    goal: "Find the companies called Müller & Söhne (Nord) and not the one in the south",
    calls: [
      { tool: "create-company", args: { name: "Müller & Söhne (Nord)" }, as: "north" },
      { tool: "create-company", args: { name: "Müller & Söhne (Süd)" } },
      {
        tool: "find-records",
        args: { object: "company", filter: { name: "Müller & Söhne (Nord)" }, fields: ["name"] },
        expect: {
          data: { total: 1, records: [{ id: "{{north.id}}", name: "Müller & Söhne (Nord)" }] },
        },
      },
    ],
    state: [
      { read: "companies/{{north.id}}", record: { name: "Müller & Söhne (Nord)" } },
      { read: 'companies?filter=name[startsWith]:"Müller %26 Söhne"', total: 2 },
    ],
  },
  {
    goal: "Clear a company's head count and its web address",
    calls: [
      {
        tool: "create-company",
        args: { name: "Secretive", employees: 4, domain: "secretive.example" },
        as: "company",
      },
      {
        tool: "update-company",
        args: { id: "{{company.id}}", employees: null, domain: null },
      },
    ],
    state: [
      { read: "companies/{{company.id}}", record: { name: "Secretive", employees: null } },
      { read: "companies?filter=domainName.primaryLinkUrl[eq]:secretive.example", total: 0 },
    ],
  },
];
