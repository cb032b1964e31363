import type { Task } from "../task.ts";

const sixtyFive = Array.from({ length: 65 }, (_, index) => ({
  name: `Many Child${index + 1}`,
  company: "Many Children Ltd",
}));

/** Links between records: made, counted past what Twenty nests, taken away, taken back. */
export const links: readonly Task[] = [
  {
    goal: "Link an old note with a deal it was about too",
    calls: [
      { tool: "create-note", args: { title: "Old note to link" }, as: "note" },
      { tool: "create-opportunity", args: { name: "Linked late" }, as: "deal" },
      {
        tool: "link-records",
        args: { record: "note/{{note.id}}", with: "opportunity/Linked late" },
      },
      {
        tool: "link-records",
        args: { record: "note/{{note.id}}", with: "opportunity/Linked late" },
        expect: { text: "Already linked" },
      },
    ],
    state: [
      {
        read: "noteTargets?filter=noteId[eq]:{{note.id}}",
        total: 1,
        records: [{ "{{target.opportunity}}": "{{deal.id}}" }],
      },
    ],
  },
  {
    goal: "Take a task off a company, then think better of it",
    calls: [
      { tool: "create-company", args: { name: "Off And On" }, as: "company" },
      { tool: "create-task", args: { title: "On and off", company: "Off And On" }, as: "task" },
      {
        tool: "unlink-records",
        args: { record: "company/Off And On", with: "task/{{task.id}}" },
        as: "cut",
      },
      {
        tool: "list-tasks",
        args: { company: "Off And On" },
        expect: { data: { total: 0 } },
      },
      { tool: "undo-change", args: { undo: "{{cut.undo}}" } },
    ],
    state: [
      {
        read: "taskTargets?filter=taskId[eq]:{{task.id}},{{target.company}}[eq]:{{company.id}}",
        total: 1,
      },
    ],
  },
  {
    goal: "Make somebody a contact of a company by linking the two",
    calls: [
      { tool: "create-company", args: { name: "Direct Line" }, as: "company" },
      { tool: "create-person", args: { firstName: "Dirk", lastName: "Line" }, as: "person" },
      {
        tool: "link-records",
        args: { record: "person/Dirk Line", with: "company/Direct Line" },
      },
    ],
    state: [{ read: "people/{{person.id}}", record: { companyId: "{{company.id}}" } }],
  },
  {
    goal: "How many people work for a company with more than sixty?",
    calls: [
      { tool: "create-company", args: { name: "Many Children Ltd" }, as: "company" },
      {
        tool: "create-records",
        args: { object: "person", records: sixtyFive },
        expect: { error: "confirm" },
        as: "asked",
      },
      {
        tool: "create-records",
        args: { object: "person", records: sixtyFive, confirm: "{{asked.confirm}}" },
        expect: { data: { done: 65, failures: [] } },
      },
      {
        tool: "list-links",
        args: { record: "company/Many Children Ltd" },
        expect: { data: { links: [{ object: "person", total: 65 }] } },
      },
      {
        tool: "list-persons",
        args: { company: "Many Children Ltd", limit: 10 },
        expect: { data: { total: 65 } },
      },
    ],
    state: [{ read: "people?filter=companyId[eq]:{{company.id}}", total: 65 }],
  },
  {
    goal: "Link with a company whose name two bear: refused with both, nothing linked",
    calls: [
      { tool: "create-company", args: { name: "Gemini Twins" }, as: "one" },
      { tool: "create-company", args: { name: "Gemini Twins" }, as: "two" },
      { tool: "create-note", args: { title: "Which Gemini" }, as: "note" },
      {
        tool: "link-records",
        args: { record: "note/{{note.id}}", with: "company/Gemini Twins" },
        expect: { error: "{{one.id}}[^]*{{two.id}}|{{two.id}}[^]*{{one.id}}" },
      },
    ],
    state: [{ read: "noteTargets?filter=noteId[eq]:{{note.id}}", total: 0 }],
  },
  {
    goal: "Unlink what was never linked: refused, and the real link stays",
    calls: [
      { tool: "create-company", args: { name: "Right Company" }, as: "right" },
      { tool: "create-company", args: { name: "Wrong Company" } },
      { tool: "create-note", args: { title: "Rightly", company: "Right Company" }, as: "note" },
      {
        tool: "unlink-records",
        args: { record: "note/{{note.id}}", with: "company/Wrong Company" },
        expect: { error: "not linked" },
      },
    ],
    state: [
      {
        read: "noteTargets?filter=noteId[eq]:{{note.id}}",
        records: [{ "{{target.company}}": "{{right.id}}" }],
      },
    ],
  },
];
