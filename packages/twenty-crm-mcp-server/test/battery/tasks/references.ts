import type { Task } from "../task.ts";

/** Records named by people: careless spelling, parts of names, the wrong kind. */
export const references: readonly Task[] = [
  {
    goal: "Name a company in other letters and with a stray space",
    calls: [
      { tool: "create-company", args: { name: "Careless Spelling Co" }, as: "company" },
      {
        tool: "create-person",
        args: { firstName: "Carl", lastName: "Ess", company: "  careless SPELLING co " },
        as: "person",
      },
    ],
    state: [{ read: "people/{{person.id}}", record: { companyId: "{{company.id}}" } }],
  },
  {
    goal: "Name a company by its web address",
    calls: [
      {
        tool: "create-company",
        args: { name: "Web Named", domain: "web-named.example" },
        as: "company",
      },
      {
        tool: "create-opportunity",
        args: { name: "Web deal", company: "https://web-named.example/" },
        as: "deal",
      },
    ],
    state: [{ read: "opportunities/{{deal.id}}", record: { companyId: "{{company.id}}" } }],
  },
  {
    goal: "Two companies, one named like the beginning of the other: the whole name decides",
    calls: [
      { tool: "create-company", args: { name: "Prefix" }, as: "short" },
      { tool: "create-company", args: { name: "Prefix Holding" }, as: "long" },
      {
        tool: "create-person",
        args: { firstName: "Pre", lastName: "Fix", company: "Prefix" },
        as: "person",
      },
    ],
    state: [{ read: "people/{{person.id}}", record: { companyId: "{{short.id}}" } }],
  },
  {
    goal: "Name a contact who has only a first name",
    calls: [
      { tool: "create-person", args: { firstName: "Mononymous" }, as: "person" },
      {
        tool: "create-task",
        args: { title: "Ask Mononymous", person: "Mononymous" },
        as: "task",
      },
    ],
    state: [
      {
        read: "taskTargets?filter=taskId[eq]:{{task.id}}",
        records: [{ "{{target.person}}": "{{person.id}}" }],
      },
    ],
  },
  {
    goal: "A company that was deleted is not meant by its name any more",
    calls: [
      { tool: "create-company", args: { name: "Once There" }, as: "gone" },
      { tool: "delete-company", args: { id: "{{gone.id}}" } },
      { tool: "create-company", args: { name: "Once There" }, as: "now" },
      {
        tool: "create-person",
        args: { firstName: "Now", lastName: "There", company: "Once There" },
        as: "person",
      },
    ],
    state: [{ read: "people/{{person.id}}", record: { companyId: "{{now.id}}" } }],
  },
  {
    goal: "Make somebody the contact of a deal by linking the two",
    calls: [
      { tool: "create-person", args: { firstName: "Point", lastName: "Contact" }, as: "person" },
      { tool: "create-opportunity", args: { name: "Pointed deal" }, as: "deal" },
      {
        tool: "link-records",
        args: { record: "opportunity/Pointed deal", with: "person/Point Contact" },
      },
    ],
    state: [{ read: "opportunities/{{deal.id}}", record: { pointOfContactId: "{{person.id}}" } }],
  },
  {
    goal: "Give the id of a contact where a company is asked for: refused",
    calls: [
      { tool: "create-person", args: { firstName: "Not", lastName: "ACompany" }, as: "person" },
      {
        tool: "create-opportunity",
        args: { name: "Kind mistaken", company: "{{person.id}}" },
        expect: { error: "company: no company has the id" },
      },
    ],
    state: [{ read: 'opportunities?filter=name[eq]:"Kind mistaken"', total: 0 }],
  },
  {
    goal: "Link two notes with each other, which Twenty cannot: refused with what can be",
    calls: [
      { tool: "create-note", args: { title: "Note A of two" }, as: "one" },
      { tool: "create-note", args: { title: "Note B of two" }, as: "two" },
      {
        tool: "link-records",
        args: { record: "note/{{one.id}}", with: "note/{{two.id}}" },
        expect: { error: "nothing in this workspace links note and note" },
      },
    ],
    state: [
      { read: "noteTargets?filter=noteId[eq]:{{one.id}}", total: 0 },
      { read: "noteTargets?filter=noteId[eq]:{{two.id}}", total: 0 },
    ],
  },
  {
    goal: "Which companies is it, of these three by name?",
    calls: [
      {
        tool: "create-records",
        args: {
          object: "company",
          records: [{ name: "Of Three A" }, { name: "Of Three B" }, { name: "Of Three C" }],
        },
      },
      {
        tool: "find-records",
        args: {
          object: "company",
          filter: { name: ["Of Three A", "Of Three C"] },
          orderBy: "name",
          fields: ["name"],
        },
        expect: { data: { total: 2, records: [{ name: "Of Three A" }, { name: "Of Three C" }] } },
      },
    ],
    state: [{ read: 'companies?filter=name[startsWith]:"Of Three"', total: 3 }],
  },
];
