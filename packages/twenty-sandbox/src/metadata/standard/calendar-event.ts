import { defineField, defineOptions, defineRelation } from "../define-field.ts";
import type { ObjectDefinition } from "../definitions.ts";

/** Appointments that Twenty has fetched from its members' calendars. */
export const calendarEvent: ObjectDefinition = {
  nameSingular: "calendarEvent",
  namePlural: "calendarEvents",
  labelSingular: "Calendar event",
  labelPlural: "Calendar events",
  description: "Calendar events",
  icon: "IconCalendar",
  isSystem: true,
  isSearchable: false,
  labelIdentifier: "title",
  searchFields: ["title"],
  fields: [
    defineField("TEXT", "title", "Title"),
    defineField("BOOLEAN", "isCanceled", "Is canceled", { isNullable: false, defaultValue: false }),
    defineField("BOOLEAN", "isFullDay", "Is Full Day", { isNullable: false, defaultValue: false }),
    defineField("DATE_TIME", "startsAt", "Start Date"),
    defineField("DATE_TIME", "endsAt", "End Date"),
    defineField("DATE_TIME", "externalCreatedAt", "Creation DateTime"),
    defineField("DATE_TIME", "externalUpdatedAt", "Update DateTime"),
    defineField("TEXT", "description", "Description", { settings: { displayedMaxRows: 99 } }),
    defineField("TEXT", "location", "Location"),
    defineField("TEXT", "iCalUid", "iCal UID"),
    defineField("TEXT", "conferenceSolution", "Conference Solution"),
    defineField("LINKS", "conferenceLink", "Meet Link"),
  ],
};

/** Who is invited to an appointment. */
export const calendarEventParticipant: ObjectDefinition = {
  nameSingular: "calendarEventParticipant",
  namePlural: "calendarEventParticipants",
  labelSingular: "Calendar event participant",
  labelPlural: "Calendar event participants",
  description: "Calendar event participants",
  icon: "IconCalendar",
  isSystem: true,
  isSearchable: false,
  labelIdentifier: "handle",
  searchFields: ["handle"],
  fields: [
    defineField("TEXT", "handle", "Handle"),
    defineField("TEXT", "displayName", "Display Name"),
    defineField("BOOLEAN", "isOrganizer", "Is Organizer", {
      isNullable: false,
      defaultValue: false,
    }),
    defineField("SELECT", "responseStatus", "Response Status", {
      isNullable: false,
      defaultValue: "'NEEDS_ACTION'",
      options: defineOptions({
        NEEDS_ACTION: "Needs Action",
        DECLINED: "Declined",
        TENTATIVE: "Tentative",
        ACCEPTED: "Accepted",
      }),
    }),
    defineRelation(
      "calendarEvent",
      "Event ID",
      "calendarEvent",
      { name: "calendarEventParticipants", label: "Event Participants" },
      { onDelete: "CASCADE" },
    ),
    defineRelation("person", "Person", "person", {
      name: "calendarEventParticipants",
      label: "Calendar Event Participants",
    }),
    defineRelation("workspaceMember", "Workspace Member", "workspaceMember", {
      name: "calendarEventParticipants",
      label: "Calendar Event Participants",
    }),
  ],
};
