import { defineField, defineOptions, defineRelation } from "../define-field.ts";
import type { ObjectDefinition } from "../definitions.ts";

/** Tasks; {@link taskTarget} joins them to records. */
export const task: ObjectDefinition = {
  nameSingular: "task",
  namePlural: "tasks",
  labelSingular: "Task",
  labelPlural: "Tasks",
  description: "A task",
  icon: "IconCheckbox",
  shortcut: "T",
  labelIdentifier: "title",
  searchFields: ["title", "bodyV2"],
  fields: [
    defineField("TEXT", "title", "Title", { icon: "IconNotes" }),
    defineField("RICH_TEXT", "bodyV2", "Body", { icon: "IconFilePencil" }),
    defineField("DATE_TIME", "dueAt", "Due Date", { icon: "IconCalendarEvent" }),
    defineField("SELECT", "status", "Status", {
      icon: "IconCheck",
      defaultValue: "'TODO'",
      options: defineOptions({ TODO: "To do", IN_PROGRESS: "In progress", DONE: "Done" }),
    }),
    defineRelation("assignee", "Assignee", "workspaceMember", {
      name: "assignedTasks",
      label: "Assigned tasks",
    }),
  ],
};
