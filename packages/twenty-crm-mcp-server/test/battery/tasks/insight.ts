import type { Task, TaskCall } from "../task.ts";

const toolsets = ["core", "records", "links", "insight"];

/** A customer with three deals in two currencies. */
function threeDeals(company: string): readonly TaskCall[] {
  return [
    { tool: "create-company", args: { name: company }, as: "company" },
    {
      tool: "create-records",
      args: {
        object: "opportunity",
        records: [
          {
            name: `${company} one`,
            amount: "0.10 EUR",
            stage: "NEW",
            closeDate: "2099-01-15",
            company,
          },
          {
            name: `${company} two`,
            amount: "0.20 EUR",
            stage: "NEW",
            closeDate: "2099-01-31",
            company,
          },
          {
            name: `${company} won`,
            amount: "5 USD",
            stage: "CUSTOMER",
            closeDate: "2024-06-01",
            company,
          },
        ],
      },
    },
  ];
}

/** Figures and briefs: exact sums, every note counted, what happened last. */
export const insight: readonly Task[] = [
  {
    goal: "What is in the pipeline with this customer, by stage?",
    toolsets,
    calls: [
      ...threeDeals("Funnel Ltd"),
      {
        tool: "pipeline-funnel",
        args: { company: "Funnel Ltd" },
        expect: {
          data: {
            total: 3,
            stages: [
              { stage: "NEW", count: 2, amounts: { EUR: "0.30" } },
              { stage: "CUSTOMER", count: 1, amounts: { USD: "5" } },
            ],
          },
        },
      },
    ],
    state: [{ read: "opportunities?filter=companyId[eq]:{{company.id}}", total: 3 }],
  },
  {
    goal: "What will this customer sign, and in which month?",
    toolsets,
    calls: [
      ...threeDeals("Forecast Ltd"),
      {
        tool: "forecast",
        args: { company: "Forecast Ltd" },
        expect: {
          data: { months: [{ month: "2099-01", count: 2, amounts: { EUR: "0.30" } }], overdue: [] },
        },
      },
    ],
    state: [{ read: "opportunities?filter=companyId[eq]:{{company.id}},stage[eq]:NEW", total: 2 }],
  },
  {
    goal: "Brief me on a contact before the meeting",
    toolsets,
    calls: [
      { tool: "create-company", args: { name: "Brief Ltd" }, as: "company" },
      {
        tool: "create-person",
        args: { firstName: "Bri", lastName: "Efing", company: "Brief Ltd" },
        as: "person",
      },
      {
        tool: "create-opportunity",
        args: { name: "Brief deal", amount: 7, currency: "EUR", pointOfContact: "Bri Efing" },
        as: "deal",
      },
      { tool: "create-note", args: { title: "Likes blue", person: "Bri Efing" } },
      { tool: "create-task", args: { title: "Send catalogue", person: "Bri Efing" } },
      {
        tool: "contact-brief",
        args: { person: "Bri Efing" },
        expect: {
          data: {
            person: { firstName: "Bri", companyId: "{{company.id}}" },
            deals: { open: 1, closed: 0, amounts: { EUR: "7" } },
            notes: { total: 1, notes: [{ title: "Likes blue" }] },
            tasks: { total: 1, tasks: [{ title: "Send catalogue" }] },
          },
        },
      },
    ],
    state: [{ read: "opportunities/{{deal.id}}", record: { pointOfContactId: "{{person.id}}" } }],
  },
  {
    goal: "How does this account stand: people, open deals, open tasks?",
    toolsets,
    calls: [
      ...threeDeals("Snapshot Ltd"),
      { tool: "create-person", args: { firstName: "Snap", company: "Snapshot Ltd" } },
      { tool: "create-task", args: { title: "Open one", company: "Snapshot Ltd" } },
      {
        tool: "create-task",
        args: { title: "Closed one", company: "Snapshot Ltd", status: "DONE" },
      },
      {
        tool: "account-snapshot",
        args: { company: "Snapshot Ltd" },
        expect: {
          data: {
            company: { name: "Snapshot Ltd" },
            people: { total: 1 },
            deals: { open: 2, closed: 1, amounts: { EUR: "0.30" } },
            tasks: { total: 1, tasks: [{ title: "Open one" }] },
          },
        },
      },
    ],
    state: [{ read: "taskTargets?filter={{target.company}}[eq]:{{company.id}}", total: 2 }],
  },
  {
    goal: "How long has this deal been lying about, and is it overdue?",
    toolsets,
    calls: [
      {
        tool: "create-opportunity",
        args: { name: "Overdue deal", stage: "MEETING", closeDate: "2020-01-01" },
        as: "deal",
      },
      {
        tool: "deal-view",
        args: { opportunity: "Overdue deal" },
        expect: { data: { opportunity: { name: "Overdue deal" }, ageDays: 0 }, text: "[Oo]verdue" },
      },
    ],
    state: [{ read: "opportunities/{{deal.id}}", record: { stage: "MEETING" } }],
  },
  {
    goal: "What happened to this contact, latest first?",
    toolsets,
    calls: [
      { tool: "create-person", args: { firstName: "Time", lastName: "Line" }, as: "person" },
      { tool: "update-person", args: { id: "{{person.id}}", jobTitle: "Keeper" } },
      {
        tool: "timeline",
        args: { record: "person/Time Line" },
        expect: {
          data: {
            total: 2,
            records: [
              { event: "person.updated", changed: "jobTitle" },
              { event: "person.created" },
            ],
          },
        },
      },
    ],
    state: [{ read: "people/{{person.id}}", record: { jobTitle: "Keeper" } }],
  },
  {
    goal: "How often do we win? Not to be told before it is known what lost means",
    toolsets,
    calls: [
      {
        tool: "win-rate",
        args: { closesFrom: "2098-01-01", closesBefore: "2098-12-31" },
        expect: { data: { won: 0, lost: 0 }, lacks: ["winRatePercent"], text: "lostStages" },
      },
      {
        tool: "win-rate",
        args: { lostStages: ["MEETNG"] },
        expect: { error: "MEETING" },
      },
    ],
    state: [
      { read: "opportunities?filter=closeDate[gte]:2098-01-01,closeDate[lt]:2098-12-31", total: 0 },
    ],
  },
];
