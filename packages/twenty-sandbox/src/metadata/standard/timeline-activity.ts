import { defineField, defineRelation } from "../define-field.ts";
import type { FieldDefinition, InverseDefinition, ObjectDefinition } from "../definitions.ts";

/** What happened to a record, for its timeline. */
export const timelineActivity: ObjectDefinition = {
  nameSingular: "timelineActivity",
  namePlural: "timelineActivities",
  labelSingular: "Timeline Activity",
  labelPlural: "Timeline Activities",
  description: "Aggregated / filtered event to be displayed on the timeline",
  icon: "IconTimelineEvent",
  isSystem: true,
  isSearchable: false,
  labelIdentifier: "name",
  searchFields: ["name"],
  fields: [
    defineField("DATE_TIME", "happensAt", "Creation date", {
      isNullable: false,
      isUIReadOnly: true,
      defaultValue: "now",
    }),
    defineField("TEXT", "name", "Event name", { isUIReadOnly: true }),
    defineField("RAW_JSON", "properties", "Event details", { isUIReadOnly: true }),
    defineField("TEXT", "linkedRecordCachedName", "Linked Record cached name", { isSystem: true }),
    defineField("UUID", "linkedRecordId", "Linked Record id", { isSystem: true }),
    defineField("UUID", "linkedObjectMetadataId", "Linked Object Metadata Id", { isSystem: true }),
    defineRelation("workspaceMember", "Workspace Member", "workspaceMember", inverse(), {
      onDelete: "CASCADE",
      isUIReadOnly: true,
    }),
    morph("targetCompany", "Company", "company", "CASCADE"),
    morph("targetDashboard", "Dashboard", "dashboard", "SET_NULL"),
    morph("targetMessageCampaign", "Message Campaign", "messageCampaign", "SET_NULL"),
    morph("targetMessageList", "Message List", "messageList", "SET_NULL"),
    morph("targetNote", "Note", "note", "SET_NULL"),
    morph("targetOpportunity", "Opportunity", "opportunity", "SET_NULL"),
    morph("targetPerson", "Person", "person", "CASCADE"),
    morph("targetTask", "Task", "task", "SET_NULL"),
    morph("targetWorkflow", "Workflow", "workflow", "CASCADE"),
    morph("targetWorkflowVersion", "Workflow Version", "workflowVersion", "CASCADE", {
      description: "Timeline activities linked to the version",
      icon: "IconTimelineEvent",
      isNullable: false,
      isUIReadOnly: true,
    }),
    morph("targetWorkflowRun", "Workflow Run", "workflowRun", "CASCADE"),
  ],
};

function inverse(): { name: string; label: string } {
  return { name: "timelineActivities", label: "Timeline Activities" };
}

function morph(
  name: string,
  label: string,
  target: string,
  onDelete: "CASCADE" | "SET_NULL",
  facts: Partial<InverseDefinition> = {},
): FieldDefinition {
  return defineRelation(
    name,
    label,
    target,
    { ...inverse(), ...facts },
    {
      onDelete,
      morph: true,
      isUIReadOnly: true,
    },
  );
}
