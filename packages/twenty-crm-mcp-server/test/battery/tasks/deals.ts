import type { Task } from "../task.ts";

/** Deals: stages, money and dates, found by name. */
export const deals: readonly Task[] = [
  {
    goal: "Move the deal 'Harbour cranes' to PROPOSAL and leave a note on it",
    calls: [
      {
        tool: "create-opportunity",
        args: { name: "Harbour cranes", amount: "80000", currency: "EUR", stage: "MEETING" },
        as: "deal",
      },
      {
        tool: "list-opportunities",
        args: { query: "Harbour cranes" },
        expect: { data: { total: 1 } },
        as: "found",
      },
      {
        tool: "update-opportunity",
        args: { id: "{{found.records.0.id}}", stage: "Proposal" },
        expect: { data: { stage: "PROPOSAL" } },
      },
      {
        tool: "create-note",
        args: { title: "Offer sent", body: "Valid **30 days**", opportunity: "Harbour cranes" },
        as: "note",
      },
    ],
    state: [
      {
        read: "opportunities/{{deal.id}}",
        record: {
          stage: "PROPOSAL",
          amount: { amountMicros: 80_000_000_000, currencyCode: "EUR" },
        },
      },
      { read: "notes/{{note.id}}", record: { title: "Offer sent" } },
      {
        read: "noteTargets?filter=noteId[eq]:{{note.id}}",
        records: [{ "{{target.opportunity}}": "{{deal.id}}" }],
      },
    ],
  },
  {
    goal: "Add a deal of 12,500.50 dollars with company and contact, both by name",
    calls: [
      { tool: "create-company", args: { name: "Cedar Foods" }, as: "company" },
      { tool: "create-person", args: { firstName: "Cem", lastName: "Darius" }, as: "person" },
      {
        tool: "create-opportunity",
        args: {
          name: "Cedar mixer",
          amount: "12500.50",
          currency: "usd",
          closeDate: "2031-03-31",
          company: "Cedar Foods",
          pointOfContact: "Cem Darius",
        },
        as: "deal",
      },
    ],
    state: [
      {
        read: "opportunities/{{deal.id}}",
        record: {
          amount: { amountMicros: 12_500_500_000, currencyCode: "USD" },
          companyId: "{{company.id}}",
          pointOfContactId: "{{person.id}}",
        },
      },
    ],
  },
  {
    goal: "Lower a deal's amount by a cent: nothing is rounded and the currency stays",
    calls: [
      {
        tool: "create-opportunity",
        args: { name: "Penny wise", amount: "1000000.10", currency: "GBP" },
        as: "deal",
      },
      { tool: "update-opportunity", args: { id: "{{deal.id}}", amount: "1000000.09" } },
    ],
    state: [
      {
        read: "opportunities/{{deal.id}}",
        record: { amount: { amountMicros: 1_000_000_090_000, currencyCode: "GBP" } },
      },
    ],
  },
  {
    goal: "Enter an amount without any currency: refused with what to add, and no deal is made",
    calls: [
      {
        tool: "create-opportunity",
        args: { name: "No currency deal", amount: 100 },
        expect: { error: "currency" },
      },
    ],
    state: [{ read: 'opportunities?filter=name[eq]:"No currency deal"', total: 0 }],
  },
  {
    goal: "Move a deal to a stage that is misspelt: refused with the right one, and it stays",
    calls: [
      {
        tool: "create-opportunity",
        args: { name: "Steady stage", stage: "SCREENING" },
        as: "deal",
      },
      {
        tool: "update-opportunity",
        args: { id: "{{deal.id}}", stage: "PROPOSL" },
        expect: { error: "PROPOSAL" },
      },
    ],
    state: [{ read: "opportunities/{{deal.id}}", record: { stage: "SCREENING" } }],
  },
  {
    goal: "Postpone a deal: only its close date changes",
    calls: [
      {
        tool: "create-opportunity",
        args: {
          name: "Later deal",
          amount: 3,
          currency: "EUR",
          stage: "MEETING",
          closeDate: "2031-01-31",
        },
        as: "deal",
      },
      {
        tool: "update-opportunity",
        args: { id: "{{deal.id}}", closeDate: "2031-06-30" },
        expect: { data: { closeDate: "2031-06-30" } },
      },
    ],
    state: [
      {
        read: "opportunities/{{deal.id}}",
        record: {
          name: "Later deal",
          stage: "MEETING",
          amount: { amountMicros: 3_000_000, currencyCode: "EUR" },
          closeDate: "2031-06-30T00:00:00.000Z",
        },
      },
    ],
  },
  {
    goal: "Show the deals of one customer that close in the second quarter",
    calls: [
      { tool: "create-company", args: { name: "Quarterly Ltd" } },
      {
        tool: "create-opportunity",
        args: { name: "Q1 deal", closeDate: "2032-03-31", company: "Quarterly Ltd" },
      },
      {
        tool: "create-opportunity",
        args: { name: "Q2 deal", closeDate: "2032-04-01", company: "Quarterly Ltd" },
        as: "second",
      },
      {
        tool: "create-opportunity",
        args: { name: "Q3 deal", closeDate: "2032-07-01", company: "Quarterly Ltd" },
      },
      {
        tool: "list-opportunities",
        args: { company: "Quarterly Ltd", closesFrom: "2032-04-01", closesBefore: "2032-07-01" },
        expect: { data: { total: 1, records: [{ id: "{{second.id}}", name: "Q2 deal" }] } },
      },
    ],
    state: [{ read: "opportunities/{{second.id}}", record: { name: "Q2 deal" } }],
  },
  {
    goal: "A deal was lost in the bin: bring it back by undoing the delete",
    calls: [
      { tool: "create-opportunity", args: { name: "Binned deal", stage: "MEETING" }, as: "deal" },
      { tool: "delete-opportunity", args: { id: "{{deal.id}}" }, as: "gone" },
      { tool: "undo-change", args: { undo: "{{gone.undo}}" } },
    ],
    state: [{ read: "opportunities/{{deal.id}}", record: { stage: "MEETING", deletedAt: null } }],
  },
];
