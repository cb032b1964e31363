import { defineField, defineOptions } from "../define-field.ts";
import type { ObjectDefinition } from "../definitions.ts";

const system = { isSystem: true, isUIReadOnly: true } as const;

/** The users of the workspace; they cannot be made through the API. */
export const workspaceMember: ObjectDefinition = {
  nameSingular: "workspaceMember",
  namePlural: "workspaceMembers",
  labelSingular: "Workspace Member",
  labelPlural: "Workspace Members",
  description: "A workspace member",
  icon: "IconUserCircle",
  isSystem: true,
  isApiReadOnly: true,
  labelIdentifier: "name",
  imageIdentifier: "avatarUrl",
  searchFields: ["name", "userEmail"],
  fields: [
    defineField("FULL_NAME", "name", "Name", { isNullable: false, isUIReadOnly: true }),
    defineField("TEXT", "colorScheme", "Color Scheme", {
      ...system,
      isNullable: false,
      defaultValue: "'System'",
    }),
    defineField("TEXT", "locale", "Language", {
      ...system,
      isNullable: false,
      defaultValue: "'en'",
    }),
    defineField("TEXT", "avatarUrl", "Avatar Url", system),
    defineField("TEXT", "userEmail", "User Email", { ...system, isUnique: true }),
    defineField("TEXT", "jobTitle", "Job Title", system),
    defineField("NUMBER", "calendarStartDay", "Start of the week", {
      ...system,
      isNullable: false,
      defaultValue: 7,
      settings: { dataType: "int" },
    }),
    defineField("UUID", "userId", "User Id", { ...system, isNullable: false }),
    defineField("TEXT", "timeZone", "Time zone", {
      ...system,
      isNullable: false,
      defaultValue: "'system'",
    }),
    defineField("SELECT", "dateFormat", "Date format", {
      ...system,
      isNullable: false,
      defaultValue: "'SYSTEM'",
      options: defineOptions({
        SYSTEM: "System",
        MONTH_FIRST: "Month First",
        DAY_FIRST: "Day First",
        YEAR_FIRST: "Year First",
      }),
    }),
    defineField("SELECT", "timeFormat", "Time format", {
      ...system,
      isNullable: false,
      defaultValue: "'SYSTEM'",
      options: defineOptions({ SYSTEM: "System", HOUR_24: "24HRS", HOUR_12: "12HRS" }),
    }),
    defineField("SELECT", "numberFormat", "Number format", {
      ...system,
      isNullable: false,
      defaultValue: "'SYSTEM'",
      options: defineOptions({
        SYSTEM: "System",
        COMMAS_AND_DOT: "Commas and dot",
        SPACES_AND_COMMA: "Spaces and comma",
        DOTS_AND_COMMA: "Dots and comma",
        APOSTROPHE_AND_DOT: "Apostrophe and dot",
      }),
    }),
  ],
};
