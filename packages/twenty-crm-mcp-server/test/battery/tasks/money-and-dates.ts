import type { Task } from "../task.ts";

/** Values at the edge: nothing, very much, another time zone, long texts. */
export const moneyAndDates: readonly Task[] = [
  {
    goal: "Give something away: an amount of zero is an amount, zero staff is a number",
    calls: [
      {
        tool: "create-opportunity",
        args: { name: "For free", amount: 0, currency: "EUR" },
        expect: { data: { amount: "0", currency: "EUR" } },
        as: "deal",
      },
      {
        tool: "create-company",
        args: { name: "Nobody Works Here", employees: 0 },
        expect: { data: { employees: 0 } },
        as: "company",
      },
    ],
    state: [
      {
        read: "opportunities/{{deal.id}}",
        record: { amount: { amountMicros: 0, currencyCode: "EUR" } },
      },
      { read: "companies/{{company.id}}", record: { employees: 0 } },
    ],
  },
  {
    goal: "Book a deal of nine billion and a cent to the cent",
    calls: [
      {
        tool: "create-opportunity",
        args: { name: "Nine billion", amount: "9000000000.01", currency: "JPY" },
        expect: { data: { amount: "9000000000.01" } },
        as: "deal",
      },
    ],
    state: [
      {
        read: "opportunities/{{deal.id}}",
        record: { amount: { amountMicros: 9_000_000_000_010_000 } },
      },
    ],
  },
  {
    goal: "An amount that Twenty cannot hold exactly: refused instead of spoilt",
    calls: [
      {
        tool: "create-opportunity",
        args: { name: "Too large", amount: "9007199254740993.01", currency: "EUR" },
        expect: { error: "amount" },
      },
    ],
    state: [{ read: 'opportunities?filter=name[eq]:"Too large"', total: 0 }],
  },
  {
    goal: "Change a deal's currency: refused without the amount, so that nothing is worth less unseen",
    calls: [
      {
        tool: "create-opportunity",
        args: { name: "Other currency", amount: "12.34", currency: "EUR" },
        as: "deal",
      },
      {
        tool: "update-opportunity",
        args: { id: "{{deal.id}}", currency: "USD" },
        expect: { error: "currency: given without amount" },
      },
      {
        tool: "update-opportunity",
        args: { id: "{{deal.id}}", currency: "USD", amount: "13.40" },
        expect: { data: { amount: "13.40", currency: "USD" } },
      },
    ],
    state: [
      {
        read: "opportunities/{{deal.id}}",
        record: { amount: { amountMicros: 13_400_000, currencyCode: "USD" } },
      },
    ],
  },
  {
    goal: "Clear a deal's amount and its close date",
    calls: [
      {
        tool: "create-opportunity",
        args: { name: "Unpriced", amount: 5, currency: "EUR", closeDate: "2031-01-01" },
        as: "deal",
      },
      {
        tool: "update-opportunity",
        args: { id: "{{deal.id}}", amount: null, closeDate: null },
        expect: { lacks: ["amount", "closeDate"] },
        as: "cleared",
      },
    ],
    state: [
      {
        read: "opportunities/{{deal.id}}",
        record: { name: "Unpriced", closeDate: null, amount: { amountMicros: null } },
      },
    ],
  },
  {
    goal: "Undo the clearing of a deal's amount: amount and currency are back",
    calls: [
      {
        tool: "create-opportunity",
        args: { name: "Priced again", amount: "5.55", currency: "EUR" },
        as: "deal",
      },
      { tool: "update-opportunity", args: { id: "{{deal.id}}", amount: null }, as: "cleared" },
      { tool: "undo-change", args: { undo: "{{cleared.undo}}" } },
    ],
    state: [
      {
        read: "opportunities/{{deal.id}}",
        record: { amount: { amountMicros: 5_550_000, currencyCode: "EUR" } },
      },
    ],
  },
  {
    goal: "A task due at half past nine in Berlin is due at half past seven in UTC",
    calls: [
      {
        tool: "create-task",
        args: { title: "Berlin time", dueAt: "2031-05-04T09:30:00+02:00" },
        as: "task",
      },
    ],
    state: [{ read: "tasks/{{task.id}}", record: { dueAt: "2031-05-04T07:30:00.000Z" } }],
  },
  {
    goal: "Keep long minutes of a meeting whole",
    calls: [
      {
        tool: "create-note",
        args: { title: "Long minutes", body: "All that was said. ".repeat(400).trim() },
        as: "note",
      },
    ],
    state: [
      {
        read: "notes/{{note.id}}",
        record: { bodyV2: { markdown: "All that was said. ".repeat(400).trim() } },
      },
    ],
  },
  {
    goal: "A day that no calendar has: refused",
    calls: [
      {
        tool: "create-task",
        args: { title: "Thirtieth of February", dueAt: "2031-02-30" },
        expect: { error: "dueAt" },
      },
    ],
    state: [{ read: 'tasks?filter=title[eq]:"Thirtieth of February"', total: 0 }],
  },
];
