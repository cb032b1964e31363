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
  fields: [
    defineField("TEXT", "subject", "Subject", {
      icon: "IconMessage",
      description: "Subject",
      isUIReadOnly: true,
    }),
  ],
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
    defineField("TEXT", "headerMessageId", "Header message Id", {
      icon: "IconHash",
      description: "Message id from the message header",
      isUIReadOnly: true,
    }),
    defineField("TEXT", "subject", "Subject", {
      icon: "IconMessage",
      description: "Subject",
      isUIReadOnly: true,
    }),
    defineField("TEXT", "text", "Text", {
      icon: "IconMessage",
      description: "Text",
      isUIReadOnly: true,
    }),
    defineField("DATE_TIME", "receivedAt", "Received At", {
      icon: "IconCalendar",
      description: "The date the message was received",
      isUIReadOnly: true,
    }),
    defineField("SELECT", "deliveryStatus", "Delivery status", {
      icon: "IconMailFast",
      description: "Per-recipient delivery status for campaign sends",
      isUIReadOnly: true,
      options: defineOptions({
        QUEUED: "Queued",
        SENT: "Sent",
        FAILED: "Failed",
        BOUNCED: "Bounced",
        COMPLAINED: "Complained",
        SKIPPED: "Skipped",
      }),
    }),
    defineField("BOOLEAN", "isDraft", "Is draft", {
      icon: "IconPencil",
      description: "Whether this message is an unsent draft synced from the provider",
      isUIReadOnly: true,
      isNullable: false,
      defaultValue: false,
    }),
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
      icon: "IconAt",
      description: "Role",
      isUIReadOnly: true,
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
    defineField("TEXT", "handle", "Handle", {
      icon: "IconAt",
      description: "Handle",
      isUIReadOnly: true,
    }),
    defineField("TEXT", "displayName", "Display Name", {
      icon: "IconUser",
      description: "Display Name",
      isUIReadOnly: true,
    }),
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
