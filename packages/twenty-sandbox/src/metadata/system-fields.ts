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

const ORDER_IN_CUSTOM = [
  "id",
  "createdAt",
  "createdBy",
  "deletedAt",
  "position",
  "updatedAt",
  "updatedBy",
  "searchVector",
];

const ACTOR_DEFAULT = { defaultValue: { name: "''", source: "'MANUAL'" } };
const CUSTOM_FACTS: Readonly<Record<string, Partial<FieldDefinition>>> = {
  createdBy: ACTOR_DEFAULT,
  updatedBy: ACTOR_DEFAULT,
  deletedAt: { description: "Deletion date", icon: "IconCalendarClock" },
  position: { description: "Position", isUIReadOnly: true },
  searchVector: { description: "Search vector", icon: "IconSearch", isUIReadOnly: true },
};

/** The same in the order in which objects of the workspace's own have them, after their name. */
export const CUSTOM_SYSTEM_FIELDS: readonly FieldDefinition[] = SYSTEM_FIELDS.toSorted(
  (left, right) => rankInCustom(left) - rankInCustom(right),
).map(asInCustom);

/** Twenty describes a few of them with less. */
function asInCustom({ settings: _settings, ...field }: FieldDefinition): FieldDefinition {
  return { ...field, ...CUSTOM_FACTS[field.name] };
}

function rankInCustom({ name }: FieldDefinition): number {
  return ORDER_IN_CUSTOM.indexOf(name);
}
