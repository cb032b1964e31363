import { defineField, defineRelation } from "../define-field.ts";
import type { FieldDefinition, ObjectDefinition } from "../definitions.ts";

/**
 * Objects of Twenty's campaigns, dashboards and mailboxes. Nothing fills them here; they exist with the
 * fields that relations of other objects need, so that `depth=1` prints the same keys as Twenty.
 */
export const PERIPHERAL_OBJECTS: readonly ObjectDefinition[] = [
  peripheral("dashboard", "Dashboard", [defineField("TEXT", "title", "Title")]),
  peripheral("messageList", "Message List", [defineField("TEXT", "name", "Name")]),
  peripheral("messageCampaign", "Message Campaign", [defineField("TEXT", "name", "Name")]),
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
  peripheral("blocklist", "Blocklist", [defineField("TEXT", "handle", "Handle")]),
  peripheral("callRecording", "Call Recording", [defineField("TEXT", "title", "Title")]),
  peripheral("workflowAutomatedTrigger", "Workflow Automated Trigger", []),
  peripheral("calendarChannelEventAssociation", "Calendar Channel Event Association", []),
  peripheral("messageChannelMessageAssociation", "Message Channel Message Association", []),
  peripheral(
    "messageChannelMessageAssociationMessageFolder",
    "Message Channel Message Association Message Folder",
    [],
  ),
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
