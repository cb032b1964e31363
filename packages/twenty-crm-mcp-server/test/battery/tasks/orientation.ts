import type { Task } from "../task.ts";

/** Finding one's way in a workspace nobody has explained. */
export const orientation: readonly Task[] = [
  {
    goal: "Where am I, and what is kept here besides people and companies?",
    calls: [
      { tool: "who-am-i", expect: { text: "machine" } },
      { tool: "list-objects", expect: { text: "machine" } },
    ],
    state: [{ read: "machines?limit=1" }],
  },
  {
    goal: "Which states can a machine be in? Then set one of them",
    calls: [
      {
        tool: "describe-object",
        args: { object: "machine" },
        expect: { text: "state .*PLANNED/INSTALLED/RUNNING/IN_REPAIR" },
      },
      {
        tool: "create-records",
        args: { object: "machine", records: [{ name: "Oriented", state: "RUNNING" }] },
        as: "made",
      },
    ],
    state: [{ read: "machines/{{made.ids.0}}", record: { state: "RUNNING" } }],
  },
  {
    goal: "Show the card of a company and a task in full",
    calls: [
      {
        tool: "create-company",
        args: { name: "Whole Card", city: "Porto", employees: 9 },
        as: "company",
      },
      {
        tool: "create-task",
        args: { title: "Whole task", body: "All of it", company: "Whole Card" },
        as: "task",
      },
      {
        tool: "get-company",
        args: { id: "{{company.id}}" },
        expect: { data: { name: "Whole Card", city: "Porto", employees: 9 } },
      },
      {
        tool: "get-task",
        args: { id: "{{task.id}}" },
        expect: { data: { title: "Whole task", body: "All of it", status: "TODO" } },
      },
    ],
    state: [{ read: "tasks/{{task.id}}", record: { bodyV2: { markdown: "All of it" } } }],
  },
];
