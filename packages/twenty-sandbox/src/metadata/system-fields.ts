import { defineField } from "./define-field.ts";
import type { FieldDefinition } from "./definitions.ts";

const RELATIVE = { displayFormat: "RELATIVE" };
const SYSTEM_ACTOR = { name: "'System'", source: "'MANUAL'", workspaceMemberId: null };
const readOnly = { isSystem: true, isUIReadOnly: true } as const;

/** The fields every object has. */
export const SYSTEM_FIELDS: readonly FieldDefinition[] = [
  defineField("UUID", "id", "Id", {
    ...readOnly,
    isNullable: false,
    defaultValue: "uuid",
    icon: "Icon123",
    description: "Id",
  }),
  defineField("DATE_TIME", "createdAt", "Creation date", {
    ...readOnly,
    isNullable: false,
    defaultValue: "now",
    settings: RELATIVE,
    icon: "IconCalendar",
    description: "Creation date",
  }),
  defineField("DATE_TIME", "updatedAt", "Last update", {
    ...readOnly,
    isNullable: false,
    defaultValue: "now",
    settings: RELATIVE,
    icon: "IconCalendarClock",
    description: "Last time the record was changed",
  }),
  defineField("DATE_TIME", "deletedAt", "Deleted at", {
    ...readOnly,
    settings: RELATIVE,
    icon: "IconCalendarMinus",
    description: "Date when the record was deleted",
  }),
  defineField("POSITION", "position", "Position", {
    isSystem: true,
    isNullable: false,
    defaultValue: 0,
    icon: "IconHierarchy2",
    description: "Record position",
  }),
  defineField("TS_VECTOR", "searchVector", "Search vector", {
    isSystem: true,
    icon: "IconUser",
    description: "Field used for full-text search",
  }),
  defineField("ACTOR", "createdBy", "Created by", {
    ...readOnly,
    isNullable: false,
    defaultValue: SYSTEM_ACTOR,
    icon: "IconCreativeCommonsSa",
    description: "The creator of the record",
  }),
  defineField("ACTOR", "updatedBy", "Updated by", {
    ...readOnly,
    isNullable: false,
    defaultValue: SYSTEM_ACTOR,
    icon: "IconUserCircle",
    description: "The workspace member who last updated the record",
  }),
];
