import type { Task } from "../task.ts";

/** Notes and tasks: written with what they are about, found by it, changed. */
export const notesAndTasks: readonly Task[] = [
  {
    goal: "Log a call with a contact and her company in one note",
    calls: [
      { tool: "create-company", args: { name: "Call House" }, as: "company" },
      {
        tool: "create-person",
        args: { firstName: "Calla", lastName: "House", email: "calla@house.example" },
        as: "person",
      },
      {
        tool: "create-note",
        args: {
          title: "Call in May",
          body: "Wants a **demo**",
          person: "calla@house.example",
          company: "Call House",
        },
        as: "note",
      },
    ],
    state: [
      { read: "notes/{{note.id}}", record: { title: "Call in May" } },
      {
        read: "noteTargets?filter=noteId[eq]:{{note.id}},{{target.person}}[eq]:{{person.id}}",
        total: 1,
      },
      {
        read: "noteTargets?filter=noteId[eq]:{{note.id}},{{target.company}}[eq]:{{company.id}}",
        total: 1,
      },
    ],
  },
  {
    goal: "Write a note about a company that does not exist: nothing is left behind",
    calls: [
      { tool: "create-person", args: { firstName: "Orpha", lastName: "Note" }, as: "person" },
      {
        tool: "create-note",
        args: { title: "Orphan note", person: "Orpha Note", company: "Nowhere Inc" },
        expect: { error: "company: no company is called" },
      },
    ],
    state: [
      { read: 'notes?filter=title[eq]:"Orphan note"', total: 0 },
      { read: "noteTargets?filter={{target.person}}[eq]:{{person.id}}", total: 0 },
    ],
  },
  {
    goal: "Correct a note's title: its body and its links stay",
    calls: [
      { tool: "create-company", args: { name: "Typo House" }, as: "company" },
      {
        tool: "create-note",
        args: { title: "Metting", body: "Long talk", company: "Typo House" },
        as: "note",
      },
      { tool: "update-note", args: { id: "{{note.id}}", title: "Meeting" } },
      {
        tool: "list-notes",
        args: { company: "Typo House" },
        expect: { data: { total: 1, records: [{ id: "{{note.id}}", title: "Meeting" }] } },
      },
    ],
    state: [
      {
        read: "notes/{{note.id}}",
        record: { title: "Meeting", bodyV2: { markdown: "Long talk" } },
      },
      {
        read: "noteTargets?filter=noteId[eq]:{{note.id}},{{target.company}}[eq]:{{company.id}}",
        total: 1,
      },
    ],
  },
  {
    goal: "Remind me to call back a contact on a day, and tick the reminder off",
    calls: [
      { tool: "create-person", args: { firstName: "Remy", lastName: "Inder" }, as: "person" },
      {
        tool: "create-task",
        args: { title: "Call Remy back", dueAt: "2031-05-04", person: "Remy Inder" },
        as: "task",
      },
      { tool: "update-task", args: { id: "{{task.id}}", status: "done" } },
    ],
    state: [
      {
        read: "tasks/{{task.id}}",
        record: { title: "Call Remy back", status: "DONE", dueAt: "2031-05-04T00:00:00.000Z" },
      },
      {
        read: "taskTargets?filter=taskId[eq]:{{task.id}}",
        records: [{ "{{target.person}}": "{{person.id}}" }],
      },
    ],
  },
  {
    goal: "What is due for this customer before June, and not yet done?",
    calls: [
      { tool: "create-company", args: { name: "Due House" } },
      {
        tool: "create-task",
        args: { title: "Due early", dueAt: "2031-05-31", company: "Due House" },
        as: "early",
      },
      {
        tool: "create-task",
        args: { title: "Due late", dueAt: "2031-06-01", company: "Due House" },
      },
      {
        tool: "create-task",
        args: { title: "Was due", dueAt: "2031-05-01", status: "DONE", company: "Due House" },
      },
      {
        tool: "list-tasks",
        args: { company: "Due House", dueBefore: "2031-06-01", status: "TODO" },
        expect: { data: { total: 1, records: [{ id: "{{early.id}}" }] } },
      },
    ],
    state: [{ read: "tasks/{{early.id}}", record: { title: "Due early", status: "TODO" } }],
  },
  {
    goal: "Delete a task and bring it back: it is still about its deal",
    calls: [
      { tool: "create-opportunity", args: { name: "Task bearer" }, as: "deal" },
      { tool: "create-task", args: { title: "Bear this", opportunity: "Task bearer" }, as: "task" },
      { tool: "delete-task", args: { id: "{{task.id}}" } },
      { tool: "restore-task", args: { id: "{{task.id}}" } },
      {
        tool: "list-tasks",
        args: { opportunity: "Task bearer" },
        expect: { data: { total: 1, records: [{ id: "{{task.id}}" }] } },
      },
    ],
    state: [
      { read: "tasks/{{task.id}}", record: { title: "Bear this", deletedAt: null } },
      {
        read: "taskTargets?filter=taskId[eq]:{{task.id}},{{target.opportunity}}[eq]:{{deal.id}}",
        total: 1,
      },
    ],
  },
  {
    goal: "Assign a task to a colleague by name, and find the colleague's tasks",
    calls: [
      {
        tool: "find-records",
        args: { object: "workspaceMember", fields: ["name"], limit: 1 },
        as: "members",
      },
      {
        tool: "create-task",
        args: { title: "Yours now", assignee: "{{members.records.0.name}}" },
        as: "task",
      },
      {
        tool: "list-tasks",
        args: { assignee: "{{members.records.0.name}}", query: "Yours now" },
        expect: { data: { total: 1 } },
      },
    ],
    state: [{ read: "tasks/{{task.id}}", record: { assigneeId: "{{members.records.0.id}}" } }],
  },
  {
    goal: "The note was sent twice by a nervous client: there is one",
    calls: [
      { tool: "create-company", args: { name: "Nervous House" }, as: "company" },
      {
        tool: "create-note",
        args: { title: "Only once", company: "Nervous House", idempotencyKey: "battery-once" },
        as: "note",
      },
      {
        tool: "create-note",
        args: { title: "Only once", company: "Nervous House", idempotencyKey: "battery-once" },
        expect: { data: { id: "{{note.id}}" }, text: "Already done" },
      },
    ],
    state: [
      { read: 'notes?filter=title[eq]:"Only once"', total: 1 },
      { read: "noteTargets?filter={{target.company}}[eq]:{{company.id}}", total: 1 },
    ],
  },
];
