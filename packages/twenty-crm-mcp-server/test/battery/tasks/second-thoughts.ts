import type { Task } from "../task.ts";

const batch = (count: number, name: string) =>
  Array.from({ length: count }, (_, index) => ({ name: `${name} ${index + 1}` }));

/** Changes of one's mind: own and other people's changes, many records, what was there before. */
export const secondThoughts: readonly Task[] = [
  {
    goal: "Undo my change of a job title; the phone number that came since stays",
    calls: [
      {
        tool: "create-person",
        args: { firstName: "Mind", lastName: "Changer", jobTitle: "First" },
        as: "person",
      },
      {
        tool: "update-person",
        args: { id: "{{person.id}}", jobTitle: "Second" },
        as: "changed",
      },
      { tool: "update-person", args: { id: "{{person.id}}", phone: "+14155550166" } },
      { tool: "undo-change", args: { undo: "{{changed.undo}}" } },
    ],
    state: [
      {
        read: "people/{{person.id}}",
        record: { jobTitle: "First", phones: { primaryPhoneNumber: "4155550166" } },
      },
    ],
  },
  {
    goal: "Delete fourteen machines by filter: asks, then does it, then takes it back",
    calls: [
      { tool: "create-company", args: { name: "Fourteen Ltd" }, as: "company" },
      {
        tool: "create-records",
        args: {
          object: "machine",
          records: batch(14, "Fourteen").map((record) => ({ ...record, company: "Fourteen Ltd" })),
        },
        expect: { error: "confirm" },
        as: "asked",
      },
      {
        tool: "create-records",
        args: {
          object: "machine",
          records: batch(14, "Fourteen").map((record) => ({ ...record, company: "Fourteen Ltd" })),
          confirm: "{{asked.confirm}}",
        },
      },
      {
        tool: "delete-records",
        args: { object: "machine", filter: { company: "Fourteen Ltd" } },
        expect: { error: "14[^]*confirm" },
        as: "doubt",
      },
      {
        tool: "delete-records",
        args: {
          object: "machine",
          filter: { company: "Fourteen Ltd" },
          confirm: "{{doubt.confirm}}",
        },
        expect: { data: { done: 14 } },
        as: "gone",
      },
      {
        tool: "find-records",
        args: { object: "machine", filter: { company: "Fourteen Ltd" } },
        expect: { data: { total: 0 } },
      },
      { tool: "undo-change", args: { undo: "{{gone.undo}}" } },
    ],
    state: [{ read: "machines?filter=companyId[eq]:{{company.id}}", total: 14 }],
  },
  {
    goal: "A contact in the bin writes again: the list by mail address brings her back",
    calls: [
      {
        tool: "create-person",
        args: { firstName: "Re", lastName: "Vived", email: "re@vived.example", jobTitle: "Old" },
        as: "person",
      },
      { tool: "delete-person", args: { id: "{{person.id}}" } },
      {
        tool: "upsert-records",
        args: { object: "person", records: [{ emails: "re@vived.example", jobTitle: "New" }] },
        expect: { data: { outcomes: ["revived"] } },
      },
    ],
    state: [
      {
        read: "people/{{person.id}}",
        record: { jobTitle: "New", deletedAt: null, name: { firstName: "Re" } },
      },
    ],
  },
  {
    goal: "Give a contact the second address as the first one: no address is lost, none comes twice",
    calls: [
      {
        tool: "create-records",
        args: {
          object: "person",
          records: [{ name: "Swap Addresses", emails: ["a@swap.example", "b@swap.example"] }],
        },
        as: "made",
      },
      { tool: "update-person", args: { id: "{{made.ids.0}}", email: "b@swap.example" } },
    ],
    state: [
      {
        read: "people/{{made.ids.0}}",
        record: {
          emails: { primaryEmail: "b@swap.example", additionalEmails: ["a@swap.example"] },
        },
      },
    ],
  },
  {
    goal: "Ring a contact at the second number first, and take that back",
    calls: [
      {
        tool: "create-records",
        args: {
          object: "person",
          records: [{ name: "Swap Numbers", phones: ["+14155550171", "+442079460172"] }],
        },
        as: "made",
      },
      {
        tool: "update-records",
        args: { object: "person", records: [{ id: "{{made.ids.0}}", phones: "+442079460172" }] },
        as: "changed",
      },
      {
        tool: "get-record",
        args: { object: "person", id: "{{made.ids.0}}", fields: ["phones"] },
        expect: { data: { phones: ["+442079460172", "+14155550171"] } },
      },
      { tool: "undo-change", args: { undo: "{{changed.undo}}" } },
    ],
    state: [
      {
        read: "people/{{made.ids.0}}",
        record: {
          phones: {
            primaryPhoneNumber: "4155550171",
            additionalPhones: [{ number: "2079460172", callingCode: "+44" }],
          },
        },
      },
    ],
  },
  {
    goal: "Write a contact's own address in capitals: no quarrel with itself",
    calls: [
      {
        tool: "create-person",
        args: { firstName: "Cap", lastName: "Itals", email: "cap@itals.example" },
        as: "person",
      },
      {
        tool: "update-person",
        args: { id: "{{person.id}}", email: "CAP@ITALS.example", jobTitle: "Shouter" },
      },
    ],
    state: [
      {
        read: "people/{{person.id}}",
        record: { emails: { primaryEmail: "cap@itals.example" }, jobTitle: "Shouter" },
      },
    ],
  },
  {
    goal: "Close the stage of all deals of a customer with one word, and undo it deal by deal value",
    calls: [
      { tool: "create-company", args: { name: "Uniform Ltd" }, as: "company" },
      {
        tool: "create-records",
        args: {
          object: "opportunity",
          records: [
            { name: "Uniform A", stage: "NEW", company: "Uniform Ltd" },
            { name: "Uniform B", stage: "MEETING", company: "Uniform Ltd" },
          ],
        },
      },
      {
        tool: "update-records",
        args: {
          object: "opportunity",
          filter: { company: "Uniform Ltd" },
          set: { stage: "Customer" },
        },
        expect: { data: { done: 2 } },
        as: "changed",
      },
      { tool: "undo-change", args: { undo: "{{changed.undo}}" } },
    ],
    state: [
      {
        read: "opportunities?filter=companyId[eq]:{{company.id}}&order_by=name[AscNullsFirst]",
        records: [{ stage: "NEW" }, { stage: "MEETING" }],
      },
    ],
  },
  {
    goal: "Show what deleting a deal would do: it stays where it is",
    calls: [
      { tool: "create-opportunity", args: { name: "Nearly deleted" }, as: "deal" },
      {
        tool: "delete-opportunity",
        args: { id: "{{deal.id}}", dryRun: true },
        expect: { data: { dryRun: true, changes: [{ action: "delete", name: "Nearly deleted" }] } },
      },
    ],
    state: [{ read: "opportunities/{{deal.id}}", record: { deletedAt: null } }],
  },
  {
    goal: "Undo the taking in of a whole list after one of them was deleted by hand",
    calls: [
      {
        tool: "create-records",
        args: { object: "company", records: batch(3, "Partly Gone") },
        as: "made",
      },
      { tool: "delete-company", args: { id: "{{made.ids.1}}" } },
      { tool: "undo-change", args: { undo: "{{made.undo}}" } },
    ],
    state: [
      { read: 'companies?filter=name[startsWith]:"Partly Gone"', total: 0 },
      {
        read: 'companies?filter=name[startsWith]:"Partly Gone",deletedAt[is]:NOT_NULL',
        total: 3,
      },
    ],
  },
  {
    goal: "Forget an opportunity and a note, then bring both back and read them",
    calls: [
      { tool: "create-opportunity", args: { name: "Forgotten deal" }, as: "deal" },
      { tool: "create-note", args: { title: "Forgotten note", body: "Still here" }, as: "note" },
      { tool: "delete-opportunity", args: { id: "{{deal.id}}" } },
      { tool: "delete-note", args: { id: "{{note.id}}" } },
      { tool: "restore-opportunity", args: { id: "{{deal.id}}" } },
      { tool: "restore-note", args: { id: "{{note.id}}" } },
      {
        tool: "get-opportunity",
        args: { id: "{{deal.id}}" },
        expect: { data: { name: "Forgotten deal" } },
      },
      { tool: "get-note", args: { id: "{{note.id}}" }, expect: { data: { body: "Still here" } } },
    ],
    state: [
      { read: "opportunities/{{deal.id}}", record: { deletedAt: null } },
      { read: "notes/{{note.id}}", record: { deletedAt: null } },
    ],
  },
];
