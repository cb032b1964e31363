import { defineField, defineOptions, defineRelation } from "../define-field.ts";
import type { ObjectDefinition } from "../definitions.ts";

/** Mails of a conversation. */
export const messageThread: ObjectDefinition = {
  nameSingular: "messageThread",
  namePlural: "messageThreads",
  labelSingular: "Message Thread",
  labelPlural: "Message Threads",
  description: "A group of related messages (e.g. email thread, chat thread)",
  icon: "IconMessage",
  isSystem: true,
  isSearchable: false,
  labelIdentifier: "subject",
  searchFields: ["subject"],
  fields: [defineField("TEXT", "subject", "Subject")],
};

/** Mails that Twenty has fetched from its members' mailboxes. */
export const message: ObjectDefinition = {
  nameSingular: "message",
  namePlural: "messages",
  labelSingular: "Message",
  labelPlural: "Messages",
  description: "A message sent or received through a messaging channel (email, chat, etc.)",
  icon: "IconMessage",
  isSystem: true,
  isSearchable: false,
  labelIdentifier: "subject",
  searchFields: ["subject"],
  fields: [
    defineField("TEXT", "headerMessageId", "Header message Id"),
    defineField("TEXT", "subject", "Subject"),
    defineField("TEXT", "text", "Text"),
    defineField("DATE_TIME", "receivedAt", "Received At"),
    defineField("SELECT", "deliveryStatus", "Delivery status", {
      options: defineOptions({
        QUEUED: "Queued",
        SENT: "Sent",
        FAILED: "Failed",
        BOUNCED: "Bounced",
        COMPLAINED: "Complained",
        SKIPPED: "Skipped",
      }),
    }),
    defineField("BOOLEAN", "isDraft", "Is draft", { isNullable: false, defaultValue: false }),
    defineRelation("messageCampaign", "Campaign", "messageCampaign", {
      name: "messages",
      label: "Messages",
    }),
    defineRelation(
      "messageThread",
      "Message Thread Id",
      "messageThread",
      { name: "messages", label: "Messages" },
      { onDelete: "CASCADE" },
    ),
  ],
};

/** Who sent and got a mail. */
export const messageParticipant: ObjectDefinition = {
  nameSingular: "messageParticipant",
  namePlural: "messageParticipants",
  labelSingular: "Message Participant",
  labelPlural: "Message Participants",
  description: "Message Participants",
  icon: "IconUserCircle",
  isSystem: true,
  isSearchable: false,
  labelIdentifier: "handle",
  searchFields: ["handle"],
  fields: [
    defineField("SELECT", "role", "Role", {
      isNullable: false,
      defaultValue: "'FROM'",
      options: defineOptions({
        FROM: "From",
        TO: "To",
        CC: "Cc",
        BCC: "Bcc",
        REPLY_TO: "Reply to",
      }),
    }),
    defineField("TEXT", "handle", "Handle"),
    defineField("TEXT", "displayName", "Display Name"),
    defineRelation("messageCampaign", "Campaign", "messageCampaign", {
      name: "messageParticipants",
      label: "Message Participants",
    }),
    defineRelation(
      "message",
      "Message",
      "message",
      { name: "messageParticipants", label: "Message Participants" },
      { onDelete: "CASCADE" },
    ),
    defineRelation("person", "Person", "person", {
      name: "messageParticipants",
      label: "Message Participants",
    }),
    defineRelation("workspaceMember", "Workspace Member", "workspaceMember", {
      name: "messageParticipants",
      label: "Message Participants",
    }),
  ],
};
