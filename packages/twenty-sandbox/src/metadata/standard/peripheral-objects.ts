import { defineField, defineRelation } from "../define-field.ts";
import type { FieldDefinition, ObjectDefinition } from "../definitions.ts";

/**
 * Objects of Twenty's mail, calendar, dashboards and workflows. Nothing fills them here; they exist with the
 * fields that relations of other objects need, so that `depth=1` prints the same keys as Twenty.
 */
export const PERIPHERAL_OBJECTS: readonly ObjectDefinition[] = [
  peripheral("dashboard", "Dashboard", [defineField("TEXT", "title", "Title")]),
  peripheral("messageList", "Message List", [defineField("TEXT", "name", "Name")]),
  peripheral("messageCampaign", "Message Campaign", [defineField("TEXT", "name", "Name")]),
  peripheral("workflow", "Workflow", [defineField("TEXT", "name", "Name")]),
  peripheral("workflowVersion", "Workflow Version", [defineField("TEXT", "name", "Name")]),
  peripheral("workflowRun", "Workflow Run", [defineField("TEXT", "name", "Name")]),
  peripheral("messageListMember", "Message List Member", [
    defineRelation(
      "list",
      "List",
      "messageList",
      { name: "members", label: "Members" },
      { onDelete: "CASCADE" },
    ),
    defineRelation(
      "person",
      "Person",
      "person",
      { name: "listMemberships", label: "List Memberships" },
      { onDelete: "CASCADE" },
    ),
  ]),
  peripheral("calendarEventParticipant", "Calendar Event Participant", [
    defineField("TEXT", "handle", "Handle"),
    defineField("TEXT", "displayName", "Display Name"),
    ...participant("calendarEventParticipants", "Calendar Event Participants"),
  ]),
  peripheral("messageParticipant", "Message Participant", [
    defineField("TEXT", "handle", "Handle"),
    defineField("TEXT", "displayName", "Display Name"),
    ...participant("messageParticipants", "Message Participants"),
  ]),
];

function peripheral(
  nameSingular: string,
  labelSingular: string,
  fields: readonly FieldDefinition[],
): ObjectDefinition {
  const first = fields[0]?.type === "TEXT" ? fields[0].name : "id";
  return {
    nameSingular,
    namePlural: `${nameSingular}s`,
    labelSingular,
    labelPlural: `${labelSingular}s`,
    isSystem: true,
    isSearchable: false,
    labelIdentifier: first,
    searchFields: [first],
    fields,
  };
}

function participant(name: string, label: string): FieldDefinition[] {
  return [
    defineRelation("person", "Person", "person", { name, label }),
    defineRelation("workspaceMember", "Workspace Member", "workspaceMember", { name, label }),
  ];
}
