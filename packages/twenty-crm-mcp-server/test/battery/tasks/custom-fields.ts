import type { Task } from "../task.ts";

/** The workspace's own fields: arguments and results of the core tools like any other. */
export const customFields: readonly Task[] = [
  {
    goal: "Note a customer's industry and the day its contract is renewed",
    calls: [
      {
        tool: "create-company",
        args: { name: "Custom Optics", industry: "optics", contractRenewalOn: "2032-02-29" },
        expect: { data: { industry: "OPTICS", contractRenewalOn: "2032-02-29" } },
        as: "company",
      },
    ],
    state: [
      {
        read: "companies/{{company.id}}",
        record: { name: "Custom Optics", industry: "OPTICS" },
      },
      {
        read: "companies?filter=id[eq]:{{company.id}},contractRenewalOn[eq]:2032-02-29",
        total: 1,
      },
    ],
  },
  {
    goal: "Correct the industry of a customer, then take it back",
    calls: [
      {
        tool: "create-company",
        args: { name: "Custom Back", industry: "FOOD", employees: 3 },
        as: "company",
      },
      {
        tool: "update-company",
        args: { id: "{{company.id}}", industry: "Medical" },
        expect: { data: { industry: "MEDICAL", employees: 3 } },
        as: "changed",
      },
      { tool: "undo-change", args: { undo: "{{changed.undo}}" } },
    ],
    state: [{ read: "companies/{{company.id}}", record: { industry: "FOOD", employees: 3 } }],
  },
  {
    goal: "Give an industry that is no choice: refused with the nearest, nothing written",
    calls: [
      {
        tool: "create-company",
        args: { name: "Custom Wrong", industry: "FURNITUR" },
        expect: { error: "FURNITURE" },
      },
    ],
    state: [{ read: 'companies?filter=name[eq]:"Custom Wrong"', total: 0 }],
  },
  {
    goal: "Note what a contact is interested in and which language she speaks",
    calls: [
      {
        tool: "create-person",
        args: {
          firstName: "Inte",
          lastName: "Rested",
          preferredLanguage: "French",
          interests: ["Lasers", "ROBOTS"],
        },
        as: "person",
      },
      { tool: "update-person", args: { id: "{{person.id}}", jobTitle: "Fan" } },
    ],
    state: [
      {
        read: "people/{{person.id}}",
        record: { preferredLanguage: "FR", interests: ["LASERS", "ROBOTS"], jobTitle: "Fan" },
      },
    ],
  },
  {
    goal: "Find the customers of one industry whose contract ends before a day",
    calls: [
      {
        tool: "create-company",
        args: { name: "Ends soon", industry: "AEROSPACE", contractRenewalOn: "2034-01-31" },
        as: "soon",
      },
      {
        tool: "create-company",
        args: { name: "Ends late", industry: "AEROSPACE", contractRenewalOn: "2034-12-31" },
      },
      {
        tool: "find-records",
        args: {
          object: "company",
          filter: {
            industry: "Aerospace",
            contractRenewalOn: { gte: "2034-01-01", lt: "2034-06-01" },
          },
        },
        expect: { data: { total: 1, records: [{ id: "{{soon.id}}" }] } },
      },
    ],
    state: [
      {
        read: "companies?filter=industry[eq]:AEROSPACE,contractRenewalOn[gte]:2034-01-01",
        total: 2,
      },
    ],
  },
];
