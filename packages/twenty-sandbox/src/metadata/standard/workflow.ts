import { defineField, defineOptions, defineRelation } from "../define-field.ts";
import type { ObjectDefinition } from "../definitions.ts";

/** Automations of the workspace. */
export const workflow: ObjectDefinition = {
  nameSingular: "workflow",
  namePlural: "workflows",
  labelSingular: "Workflow",
  labelPlural: "Workflows",
  description: "A workflow",
  icon: "IconSettingsAutomation",
  shortcut: "W",
  labelIdentifier: "name",
  searchFields: ["name"],
  fields: [
    defineField("TEXT", "name", "Name"),
    defineField("TEXT", "lastPublishedVersionId", "Last published Version Id"),
    defineField("MULTI_SELECT", "statuses", "Statuses", {
      options: defineOptions({ DRAFT: "Draft", ACTIVE: "Active", DEACTIVATED: "Deactivated" }),
    }),
  ],
};

/** What a workflow does, as it was, is or will be. */
export const workflowVersion: ObjectDefinition = {
  nameSingular: "workflowVersion",
  namePlural: "workflowVersions",
  labelSingular: "Workflow Version",
  labelPlural: "Workflow Versions",
  description: "A workflow version",
  icon: "IconVersions",
  isSystem: true,
  isSearchable: false,
  labelIdentifier: "name",
  searchFields: ["name"],
  fields: [
    defineField("TEXT", "name", "Name"),
    defineField("RAW_JSON", "trigger", "Version trigger"),
    defineField("RAW_JSON", "steps", "Version steps"),
    defineField("SELECT", "status", "Version status", {
      isNullable: false,
      defaultValue: "'DRAFT'",
      options: defineOptions({
        DRAFT: "Draft",
        ACTIVE: "Active",
        DEACTIVATED: "Deactivated",
        ARCHIVED: "Archived",
      }),
    }),
    defineRelation(
      "workflow",
      "Workflow",
      "workflow",
      { name: "versions", label: "Versions" },
      { onDelete: "CASCADE" },
    ),
  ],
};

/** One time that a workflow was carried out. */
export const workflowRun: ObjectDefinition = {
  nameSingular: "workflowRun",
  namePlural: "workflowRuns",
  labelSingular: "Workflow Run",
  labelPlural: "Workflow Runs",
  description: "A workflow run",
  icon: "IconHistoryToggle",
  isSystem: true,
  isSearchable: false,
  labelIdentifier: "name",
  searchFields: ["name"],
  fields: [
    defineField("TEXT", "name", "Name"),
    defineField("DATE_TIME", "enqueuedAt", "Workflow run enqueued at"),
    defineField("DATE_TIME", "startedAt", "Workflow run started at"),
    defineField("DATE_TIME", "endedAt", "Workflow run ended at"),
    defineField("SELECT", "status", "Workflow run status", {
      isNullable: false,
      defaultValue: "'NOT_STARTED'",
      options: defineOptions({
        NOT_STARTED: "Not started",
        RUNNING: "Running",
        COMPLETED: "Completed",
        FAILED: "Failed",
        ENQUEUED: "Enqueued",
        STOPPING: "Stopping",
        STOPPED: "Stopped",
      }),
    }),
    defineField("RAW_JSON", "state", "State", { isNullable: false }),
    defineField("RAW_JSON", "stepLogs", "Step logs", { isSystem: true }),
    defineRelation(
      "workflow",
      "Workflow",
      "workflow",
      { name: "runs", label: "Runs" },
      { onDelete: "CASCADE" },
    ),
    defineRelation("workflowVersion", "Workflow version", "workflowVersion", {
      name: "runs",
      label: "Runs",
    }),
  ],
};
