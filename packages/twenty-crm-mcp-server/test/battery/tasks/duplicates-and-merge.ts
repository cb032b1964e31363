import type { Task } from "../task.ts";

const toolsets = ["core", "records", "links", "quality"];

/** Duplicates: found, refused with who is in the way, merged. */
export const duplicatesAndMerge: readonly Task[] = [
  {
    goal: "Is there a second entry for this company?",
    toolsets,
    calls: [
      { tool: "create-company", args: { name: "Doppelgang", domain: "doppel.example" }, as: "one" },
      { tool: "create-company", args: { name: "Doppelgang" }, as: "two" },
      {
        tool: "find-duplicates",
        args: { object: "company", ids: ["{{one.id}}"] },
        expect: { data: { total: 1 }, text: "{{two.id}}" },
      },
    ],
    state: [{ read: "companies?filter=name[eq]:Doppelgang", total: 2 }],
  },
  {
    goal: "Make one of two entries of a contact: values are joined, notes come along",
    toolsets,
    isDestructive: true,
    calls: [
      {
        tool: "create-person",
        args: { firstName: "Meg", lastName: "Merge", email: "meg@merge.example" },
        as: "keep",
      },
      {
        tool: "create-person",
        args: {
          firstName: "Meg",
          lastName: "Merge",
          email: "meg@home.example",
          jobTitle: "Planner",
        },
        as: "lose",
      },
      { tool: "create-note", args: { title: "Meg's note", person: "{{lose.id}}" }, as: "note" },
      {
        tool: "merge-records",
        args: { object: "person", ids: ["{{keep.id}}", "{{lose.id}}"] },
        expect: { error: "confirm" },
        as: "asked",
      },
      {
        tool: "merge-records",
        args: {
          object: "person",
          ids: ["{{keep.id}}", "{{lose.id}}"],
          confirm: "{{asked.confirm}}",
        },
        expect: { data: { id: "{{keep.id}}", jobTitle: "Planner" }, lacks: ["undo"] },
      },
    ],
    state: [
      {
        read: "people/{{keep.id}}",
        record: {
          jobTitle: "Planner",
          emails: { primaryEmail: "meg@merge.example", additionalEmails: ["meg@home.example"] },
        },
      },
      { read: "people/{{lose.id}}", status: 404 },
      {
        read: "noteTargets?filter=noteId[eq]:{{note.id}}",
        records: [{ "{{target.person}}": "{{keep.id}}" }],
      },
    ],
  },
  {
    goal: "Merge a contact with itself: refused, and it is still there",
    toolsets,
    isDestructive: true,
    calls: [
      { tool: "create-person", args: { firstName: "Single", lastName: "Self" }, as: "person" },
      {
        tool: "merge-records",
        args: { object: "person", ids: ["{{person.id}}", "{{person.id}}"] },
        expect: { error: "different" },
      },
    ],
    state: [{ read: "people/{{person.id}}", record: { name: { lastName: "Self" } } }],
  },
  {
    goal: "Change a contact's mail to one that a colleague has: refused, naming the colleague",
    calls: [
      {
        tool: "create-person",
        args: { firstName: "Has", lastName: "It", email: "has.it@same.example" },
        as: "holder",
      },
      {
        tool: "create-person",
        args: { firstName: "Wants", lastName: "It", email: "wants.it@same.example" },
        as: "other",
      },
      {
        tool: "update-person",
        args: { id: "{{other.id}}", email: "Has.It@same.example", jobTitle: "Not written" },
        expect: { error: "{{holder.id}}" },
      },
    ],
    state: [
      {
        read: "people/{{other.id}}",
        record: { emails: { primaryEmail: "wants.it@same.example" } },
      },
      { read: 'people?filter=jobTitle[eq]:"Not written"', total: 0 },
    ],
  },
  {
    goal: "The contact to add is in the bin: the refusal says so, and it comes back",
    calls: [
      {
        tool: "create-person",
        args: { firstName: "In", lastName: "TheBin", email: "in@thebin.example" },
        as: "person",
      },
      { tool: "delete-person", args: { id: "{{person.id}}" } },
      {
        tool: "create-person",
        args: { firstName: "In", lastName: "TheBin", email: "in@thebin.example" },
        expect: { error: "{{person.id}}[^]*restore-person" },
      },
      { tool: "restore-person", args: { id: "{{person.id}}" } },
    ],
    state: [
      { read: "people/{{person.id}}", record: { deletedAt: null } },
      { read: "people?filter=emails.primaryEmail[eq]:in@thebin.example", total: 1 },
    ],
  },
  {
    goal: "The company to add is in the bin: the refusal names it, and it comes back",
    calls: [
      {
        tool: "create-company",
        args: { name: "Binned Ltd", domain: "binned.example" },
        as: "company",
      },
      { tool: "delete-company", args: { id: "{{company.id}}" } },
      {
        tool: "create-company",
        args: { name: "Binned Again", domain: "binned.example" },
        expect: { error: "{{company.id}}[^]*restore-company" },
      },
      { tool: "restore-company", args: { id: "{{company.id}}" } },
    ],
    state: [
      { read: "companies/{{company.id}}", record: { name: "Binned Ltd", deletedAt: null } },
      { read: 'companies?filter=name[eq]:"Binned Again"', total: 0 },
    ],
  },
  {
    goal: "Add contacts of whom one is known: the others are made, the known one is named",
    calls: [
      {
        tool: "create-person",
        args: { firstName: "Known", lastName: "Already", email: "known@already.example" },
        as: "known",
      },
      {
        tool: "create-records",
        args: {
          object: "person",
          records: [
            { name: "New One", emails: "new.one@already.example" },
            { name: "Known Twice", emails: "known@already.example" },
          ],
        },
        expect: { data: { done: 1, failures: [{ index: 1 }] }, text: "{{known.id}}" },
      },
    ],
    state: [{ read: "people?filter=emails.primaryEmail[ilike]:%25@already.example", total: 2 }],
  },
  {
    goal: "Who has neither mail nor job title in our list of this customer?",
    toolsets,
    calls: [
      {
        tool: "create-records",
        args: { object: "machine", records: [{ name: "Bare machine" }] },
      },
      {
        tool: "find-missing-fields",
        args: { object: "machine", fields: ["serialNumber", "Installed on"], limit: 200 },
        expect: { text: "Bare machine" },
      },
    ],
    state: [{ read: 'machines?filter=name[eq]:"Bare machine",installedOn[is]:NULL', total: 1 }],
  },
];
