import type { Task } from "../task.ts";

const missing = "99999999-9999-4999-8999-999999999999";

/** Wrong asks: what is wrong, where, how to mend it, and nothing half-written. */
export const errorsAndWaysOut: readonly Task[] = [
  {
    goal: "Misspell an argument: told which one was meant",
    calls: [
      {
        tool: "create-person",
        args: { firstName: "Argu", lastName: "Mint", emial: "argu@mint.example" },
        expect: { error: "did you mean email" },
      },
    ],
    state: [{ read: "people?filter=name.lastName[eq]:Mint", total: 0 }],
  },
  {
    goal: "Give a phone number without its country: told to start with +",
    calls: [
      {
        tool: "create-person",
        args: { firstName: "Phone", lastName: "Landless", phone: "0612345678" },
        expect: { error: "phone: start with \\+" },
      },
    ],
    state: [{ read: "people?filter=name.lastName[eq]:Landless", total: 0 }],
  },
  {
    goal: "Give a date that can be read in two ways: refused, and the deal is not made",
    calls: [
      {
        tool: "create-opportunity",
        args: { name: "Two-way date", closeDate: "01/05/2026" },
        expect: { error: "closeDate: use YYYY-MM-DD" },
      },
    ],
    state: [{ read: 'opportunities?filter=name[eq]:"Two-way date"', total: 0 }],
  },
  {
    goal: "Change a contact that is not there: told where to look",
    calls: [
      {
        tool: "update-person",
        args: { id: missing, jobTitle: "Ghost" },
        expect: { error: "no person has the id .*list-persons" },
      },
    ],
    state: [{ read: "people?filter=jobTitle[eq]:Ghost", total: 0 }],
  },
  {
    goal: "Give a name where only an id is taken: told so",
    calls: [
      { tool: "create-person", args: { firstName: "Named", lastName: "NotId" }, as: "person" },
      {
        tool: "delete-person",
        args: { id: "Named NotId" },
        expect: { error: "id: must be a record id" },
      },
    ],
    state: [{ read: "people/{{person.id}}", record: { deletedAt: null } }],
  },
  {
    goal: "Change nothing: refused rather than done",
    calls: [
      { tool: "create-company", args: { name: "Untouched" }, as: "company" },
      {
        tool: "update-company",
        args: { id: "{{company.id}}" },
        expect: { error: "nothing to change" },
      },
    ],
    state: [{ read: "companies/{{company.id}}", record: { updatedAt: "{{company.updatedAt}}" } }],
  },
  {
    goal: "A task for a colleague who does not exist: no task, no link",
    calls: [
      { tool: "create-company", args: { name: "No Colleague" }, as: "company" },
      {
        tool: "create-task",
        args: { title: "Unassignable", assignee: "Nobody Atall", company: "No Colleague" },
        expect: { error: "assignee" },
      },
    ],
    state: [
      { read: "tasks?filter=title[eq]:Unassignable", total: 0 },
      { read: "taskTargets?filter={{target.company}}[eq]:{{company.id}}", total: 0 },
    ],
  },
  {
    goal: "A deal with a company in the bin: refused, no deal is made",
    calls: [
      { tool: "create-company", args: { name: "Company In Bin" }, as: "company" },
      { tool: "delete-company", args: { id: "{{company.id}}" } },
      {
        tool: "create-opportunity",
        args: { name: "Deal with bin", company: "{{company.id}}" },
        expect: { error: "company: no company has the id" },
      },
    ],
    state: [{ read: 'opportunities?filter=name[eq]:"Deal with bin"', total: 0 }],
  },
  {
    goal: "Restore what is not deleted: told so",
    calls: [
      { tool: "create-note", args: { title: "Alive note" }, as: "note" },
      { tool: "restore-note", args: { id: "{{note.id}}" }, expect: { error: "is not deleted" } },
    ],
    state: [{ read: "notes/{{note.id}}", record: { title: "Alive note" } }],
  },
  {
    goal: "An amount that Twenty would round: refused instead of rounded",
    calls: [
      {
        tool: "create-opportunity",
        args: { name: "Too exact", amount: "1.0000001", currency: "USD" },
        expect: { error: "at most 6 decimals" },
      },
    ],
    state: [{ read: 'opportunities?filter=name[eq]:"Too exact"', total: 0 }],
  },
];
