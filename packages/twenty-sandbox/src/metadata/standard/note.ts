import { defineField } from "../define-field.ts";
import type { ObjectDefinition } from "../definitions.ts";

/** Notes; {@link noteTarget} joins them to records. */
export const note: ObjectDefinition = {
  nameSingular: "note",
  namePlural: "notes",
  labelSingular: "Note",
  labelPlural: "Notes",
  description: "A note",
  icon: "IconNotes",
  shortcut: "N",
  labelIdentifier: "title",
  searchFields: ["title", "bodyV2"],
  fields: [
    defineField("TEXT", "title", "Title", { icon: "IconNotes" }),
    defineField("RICH_TEXT", "bodyV2", "Body", { icon: "IconFilePencil" }),
  ],
};
