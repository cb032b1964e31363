import type { Task } from "../task.ts";

const twelve = Array.from({ length: 12 }, (_, index) => ({ name: `Dozen ${index + 1} Plus` }));

/** Looking before writing, agreeing to much, taking back. */
export const safety: readonly Task[] = [
  {
    goal: "Show me what adding this contact would do, and do not do it",
    calls: [
      {
        tool: "create-person",
        args: {
          firstName: "Only",
          lastName: "Imagined",
          email: "only@imagined.example",
          dryRun: true,
        },
        expect: {
          data: { dryRun: true, changes: [{ action: "create", name: "Only Imagined" }] },
          lacks: ["undo"],
        },
      },
    ],
    state: [
      {
        read: "people?filter=emails.primaryEmail[eq]:only@imagined.example,deletedAt[is]:NULL",
        total: 0,
      },
    ],
  },
  {
    goal: "Show the old stage and the new one of a deal before moving it",
    calls: [
      { tool: "create-opportunity", args: { name: "Looked at first", stage: "NEW" }, as: "deal" },
      {
        tool: "update-opportunity",
        args: { id: "{{deal.id}}", stage: "MEETING", dryRun: true },
        expect: {
          data: { changes: [{ before: { stage: "NEW" }, after: { stage: "MEETING" } }] },
        },
      },
    ],
    state: [
      {
        read: "opportunities/{{deal.id}}",
        record: { stage: "NEW", updatedAt: "{{deal.updatedAt}}" },
      },
    ],
  },
  {
    goal: "Undo a change of a contact that touched mail, phone, company and job",
    calls: [
      { tool: "create-company", args: { name: "Undo House" }, as: "company" },
      {
        tool: "create-person",
        args: {
          firstName: "Un",
          lastName: "Do",
          email: "un@do.example",
          phone: "+14155550144",
          jobTitle: "Before",
          company: "Undo House",
        },
        as: "person",
      },
      {
        tool: "update-person",
        args: {
          id: "{{person.id}}",
          email: "redo@do.example",
          phone: null,
          jobTitle: "After",
          company: null,
        },
        as: "changed",
      },
      { tool: "undo-change", args: { undo: "{{changed.undo}}" } },
    ],
    state: [
      {
        read: "people/{{person.id}}",
        record: {
          emails: { primaryEmail: "un@do.example" },
          phones: { primaryPhoneNumber: "4155550144" },
          jobTitle: "Before",
          companyId: "{{company.id}}",
        },
      },
    ],
  },
  {
    goal: "Undo a note that was written on the wrong company: note and link go to the bin",
    calls: [
      { tool: "create-company", args: { name: "Wrong Place" } },
      {
        tool: "create-note",
        args: { title: "Misplaced note", company: "Wrong Place" },
        as: "note",
      },
      { tool: "undo-change", args: { undo: "{{note.undo}}" } },
      {
        tool: "list-notes",
        args: { company: "Wrong Place" },
        expect: { data: { total: 0 } },
      },
    ],
    state: [{ read: "notes?filter=id[eq]:{{note.id}}", total: 0 }],
  },
  {
    goal: "Undo twice: the second time is refused and nothing changes",
    calls: [
      { tool: "create-task", args: { title: "Undone once", status: "TODO" }, as: "task" },
      { tool: "update-task", args: { id: "{{task.id}}", status: "DONE" }, as: "changed" },
      { tool: "undo-change", args: { undo: "{{changed.undo}}" } },
      { tool: "update-task", args: { id: "{{task.id}}", title: "Undone once, retitled" } },
      {
        tool: "undo-change",
        args: { undo: "{{changed.undo}}" },
        expect: { error: "no change" },
      },
    ],
    state: [
      { read: "tasks/{{task.id}}", record: { title: "Undone once, retitled", status: "TODO" } },
    ],
  },
  {
    goal: "Add twelve companies: asks first, writes once somebody has agreed, and takes all back",
    calls: [
      {
        tool: "create-records",
        args: { object: "company", records: twelve },
        expect: { error: "confirm" },
        as: "asked",
      },
      {
        tool: "find-records",
        args: { object: "company", query: "Dozen Plus" },
        expect: { data: { total: 0 } },
      },
      {
        tool: "create-records",
        args: { object: "company", records: twelve, confirm: "{{asked.confirm}}" },
        expect: { data: { done: 12 } },
        as: "made",
      },
      {
        tool: "find-records",
        args: { object: "company", query: "Dozen Plus" },
        expect: { data: { total: 12 } },
      },
      { tool: "undo-change", args: { undo: "{{made.undo}}" } },
    ],
    state: [
      { read: "companies?filter=name[startsWith]:Dozen", total: 0 },
      { read: "companies?filter=name[startsWith]:Dozen,deletedAt[is]:NOT_NULL", total: 12 },
    ],
  },
  {
    goal: "Agree to one bulk change and slip in another: the token does not fit",
    calls: [
      {
        tool: "create-records",
        args: {
          object: "company",
          records: Array.from({ length: 11 }, (_, index) => ({ name: `Agreed ${index}` })),
        },
        expect: { error: "confirm" },
        as: "asked",
      },
      {
        tool: "create-records",
        args: {
          object: "company",
          records: Array.from({ length: 11 }, (_, index) => ({ name: `Slipped in ${index}` })),
          confirm: "{{asked.confirm}}",
        },
        expect: { error: "confirm" },
      },
    ],
    state: [
      { read: 'companies?filter=name[startsWith]:"Slipped in"', total: 0 },
      { read: "companies?filter=name[startsWith]:Agreed", total: 0 },
    ],
  },
  {
    goal: "Change every contact there is: refused, whoever asks",
    calls: [
      {
        tool: "update-records",
        args: { object: "person", filter: {}, set: { jobTitle: "Everybody" } },
        expect: { error: "every record" },
      },
      {
        tool: "update-records",
        args: { object: "person", filter: { or: [] }, set: { jobTitle: "Everybody" } },
        expect: { error: "empty" },
      },
      {
        tool: "delete-records",
        args: { object: "person" },
        expect: { error: "nothing says which" },
      },
    ],
    state: [{ read: "people?filter=jobTitle[eq]:Everybody", total: 0 }],
  },
  {
    goal: "Remove a contact for good, as its owner demands: offered, asked, gone",
    isDestructive: true,
    calls: [
      {
        tool: "create-person",
        args: { firstName: "For", lastName: "Gotten", email: "for@gotten.example" },
        as: "person",
      },
      {
        tool: "destroy-records",
        args: { object: "person", ids: ["{{person.id}}"] },
        expect: { error: "confirm" },
        as: "asked",
      },
      {
        tool: "destroy-records",
        args: { object: "person", ids: ["{{person.id}}"], confirm: "{{asked.confirm}}" },
        expect: { lacks: ["undo"] },
      },
    ],
    state: [
      { read: "people?filter=id[eq]:{{person.id}},deletedAt[is]:NOT_NULL", total: 0 },
      { read: "people/{{person.id}}", status: 404 },
    ],
  },
  {
    goal: "A token for a change that has been overtaken is worth nothing",
    isDestructive: true,
    calls: [
      { tool: "create-person", args: { firstName: "Over", lastName: "Taken" }, as: "person" },
      {
        tool: "destroy-records",
        args: { object: "person", ids: ["{{person.id}}"] },
        expect: { error: "confirm" },
        as: "asked",
      },
      { tool: "update-person", args: { id: "{{person.id}}", lastName: "Still Needed" } },
      {
        tool: "destroy-records",
        args: { object: "person", ids: ["{{person.id}}"], confirm: "{{asked.confirm}}" },
        expect: { error: "confirm" },
      },
    ],
    state: [{ read: "people/{{person.id}}", record: { name: { lastName: "Still Needed" } } }],
  },
];
