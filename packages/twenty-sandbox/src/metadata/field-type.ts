/** The kinds of fields a Twenty object can have. */
export const FIELD_TYPES = [
  "ACTOR",
  "ADDRESS",
  "ARRAY",
  "BOOLEAN",
  "CURRENCY",
  "DATE",
  "DATE_TIME",
  "EMAILS",
  "FILES",
  "FULL_NAME",
  "LINKS",
  "MORPH_RELATION",
  "MULTI_SELECT",
  "NUMBER",
  "PHONES",
  "POSITION",
  "RATING",
  "RAW_JSON",
  "RELATION",
  "RICH_TEXT",
  "SELECT",
  "TEXT",
  "TS_VECTOR",
  "UUID",
] as const;

/** One of them. */
export type FieldType = (typeof FIELD_TYPES)[number];

/** Whether there is such a kind of field. */
export function isFieldType(name: string): name is FieldType {
  return FIELD_TYPES.some((type) => type === name);
}
