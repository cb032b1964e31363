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
    defineField("TEXT", "title", "Title", {
      icon: "IconH1",
      description: "Title",
      isUIReadOnly: true,
    }),
    defineField("BOOLEAN", "isCanceled", "Is canceled", {
      icon: "IconCalendarCancel",
      description: "Is canceled",
      isUIReadOnly: true,
      isNullable: false,
      defaultValue: false,
    }),
    defineField("BOOLEAN", "isFullDay", "Is Full Day", {
      icon: "IconHours24",
      description: "Is Full Day",
      isUIReadOnly: true,
      isNullable: false,
      defaultValue: false,
    }),
    defineField("DATE_TIME", "startsAt", "Start Date", {
      icon: "IconCalendarClock",
      description: "Start Date",
      isUIReadOnly: true,
    }),
    defineField("DATE_TIME", "endsAt", "End Date", {
      icon: "IconCalendarClock",
      description: "End Date",
      isUIReadOnly: true,
    }),
    defineField("DATE_TIME", "externalCreatedAt", "Creation DateTime", {
      icon: "IconCalendarPlus",
      description: "Creation DateTime",
      isUIReadOnly: true,
    }),
    defineField("DATE_TIME", "externalUpdatedAt", "Update DateTime", {
      icon: "IconCalendarCog",
      description: "Update DateTime",
      isUIReadOnly: true,
    }),
    defineField("TEXT", "description", "Description", {
      icon: "IconFileDescription",
      description: "Description",
      isUIReadOnly: true,
      settings: { displayedMaxRows: 99 },
    }),
    defineField("TEXT", "location", "Location", {
      icon: "IconMapPin",
      description: "Location",
      isUIReadOnly: true,
    }),
    defineField("TEXT", "iCalUid", "iCal UID", {
      icon: "IconKey",
      description: "iCal UID",
      isUIReadOnly: true,
    }),
    defineField("TEXT", "conferenceSolution", "Conference Solution", {
      icon: "IconScreenShare",
      description: "Conference Solution",
      isUIReadOnly: true,
    }),
    defineField("LINKS", "conferenceLink", "Meet Link", {
      icon: "IconLink",
      description: "Meet Link",
      isUIReadOnly: true,
    }),
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
    defineField("TEXT", "handle", "Handle", {
      icon: "IconMail",
      description: "Handle",
      isUIReadOnly: true,
    }),
    defineField("TEXT", "displayName", "Display Name", {
      icon: "IconUser",
      description: "Display Name",
      isUIReadOnly: true,
    }),
    defineField("BOOLEAN", "isOrganizer", "Is Organizer", {
      icon: "IconUser",
      description: "Is Organizer",
      isUIReadOnly: true,
      isNullable: false,
      defaultValue: false,
    }),
    defineField("SELECT", "responseStatus", "Response Status", {
      icon: "IconUser",
      description: "Response Status",
      isUIReadOnly: true,
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
