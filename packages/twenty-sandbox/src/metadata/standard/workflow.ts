import { defineField, defineOptions, defineRelation } from "../define-field.ts";
import type { FieldDefinition, ObjectDefinition } from "../definitions.ts";
import { SYSTEM_FIELDS } from "../system-fields.ts";

/** What users may change of other objects, and not of these. */
const READ_ONLY_BOOKKEEPING: readonly FieldDefinition[] = SYSTEM_FIELDS.filter(
  ({ name }) => name === "position" || name === "searchVector",
).map((field) => ({
  ...field,
  isUIReadOnly: true,
  ...(field.name === "position" && { description: "Workflow version position" }),
}));

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
    defineField("TEXT", "name", "Name", {
      icon: "IconSettingsAutomation",
      description: "The workflow name",
    }),
    defineField("TEXT", "lastPublishedVersionId", "Last published Version Id", {
      icon: "IconVersions",
      description: "The workflow last published version id",
      isUIReadOnly: true,
    }),
    defineField("MULTI_SELECT", "statuses", "Statuses", {
      icon: "IconStatusChange",
      description: "The current statuses of the workflow versions",
      isUIReadOnly: true,
      options: defineOptions({ DRAFT: "Draft", ACTIVE: "Active", DEACTIVATED: "Deactivated" }, [
        "yellow",
        "green",
        "gray",
      ]),
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
    defineField("TEXT", "name", "Name", {
      icon: "IconSettingsAutomation",
      description: "The workflow version name",
      isUIReadOnly: true,
    }),
    defineField("RAW_JSON", "trigger", "Version trigger", {
      icon: "IconSettingsAutomation",
      description: "Json object to provide trigger",
      isUIReadOnly: true,
    }),
    defineField("RAW_JSON", "steps", "Version steps", {
      icon: "IconSettingsAutomation",
      description: "Json object to provide steps",
      isUIReadOnly: true,
    }),
    defineField("SELECT", "status", "Version status", {
      icon: "IconStatusChange",
      description: "The workflow version status",
      isUIReadOnly: true,
      isNullable: false,
      defaultValue: "'DRAFT'",
      options: defineOptions(
        {
          DRAFT: "Draft",
          ACTIVE: "Active",
          DEACTIVATED: "Deactivated",
          ARCHIVED: "Archived",
        },
        ["yellow", "green", "orange", "gray"],
      ),
    }),
    defineRelation(
      "workflow",
      "Workflow",
      "workflow",
      { name: "versions", label: "Versions" },
      {
        onDelete: "CASCADE",
        description: "WorkflowVersion workflow",
        icon: "IconSettingsAutomation",
        isUIReadOnly: true,
      },
    ),
    ...READ_ONLY_BOOKKEEPING,
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
    defineField("TEXT", "name", "Name", {
      icon: "IconSettingsAutomation",
      description: "Name of the workflow run",
      isUIReadOnly: true,
    }),
    defineField("DATE_TIME", "enqueuedAt", "Workflow run enqueued at", {
      icon: "IconHistory",
      description: "Workflow run enqueued at",
      isUIReadOnly: true,
    }),
    defineField("DATE_TIME", "startedAt", "Workflow run started at", {
      icon: "IconHistory",
      description: "Workflow run started at",
      isUIReadOnly: true,
    }),
    defineField("DATE_TIME", "endedAt", "Workflow run ended at", {
      icon: "IconHistory",
      description: "Workflow run ended at",
      isUIReadOnly: true,
    }),
    defineField("SELECT", "status", "Workflow run status", {
      icon: "IconStatusChange",
      description: "Workflow run status",
      isUIReadOnly: true,
      isNullable: false,
      defaultValue: "'NOT_STARTED'",
      options: defineOptions(
        {
          NOT_STARTED: "Not started",
          RUNNING: "Running",
          COMPLETED: "Completed",
          FAILED: "Failed",
          ENQUEUED: "Enqueued",
          STOPPING: "Stopping",
          STOPPED: "Stopped",
        },
        ["gray", "yellow", "green", "red", "blue", "orange", "gray"],
      ),
    }),
    defineField("RAW_JSON", "state", "State", {
      icon: "IconHierarchy2",
      description: "State of the workflow run",
      isUIReadOnly: true,
      isNullable: false,
    }),
    defineField("RAW_JSON", "stepLogs", "Step logs", {
      icon: "IconTerminal2",
      description: "Per-step observability payload (token usage, tool calls, log entries)",
      isUIReadOnly: true,
      isSystem: true,
    }),
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
      description: "Workflow runs linked to the version.",
      icon: "IconRun",
      isUIReadOnly: true,
    }),
  ],
};
