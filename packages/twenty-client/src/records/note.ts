import { baseFilterFields } from "../filters/filter-field-definition.ts";
import type { NoteField } from "../filters/filter-fields.ts";
import { baseFields, markdown, text } from "./field-codec.ts";
import type { ObjectDefinition } from "./object-definition.ts";
import type { BaseCreateInput, BaseInput, BaseRecord } from "./record.ts";

/** A text kept with other records through note targets. */
export interface Note extends BaseRecord {
  readonly title: string;
  /** Markdown. */
  readonly body: string;
}

/** What an update may say of a note; what it does not name stays as it is. */
export interface NoteUpdate extends BaseInput {
  readonly title?: string;
  /** Markdown. */
  readonly body?: string;
}

/** What a note can be made of. */
export interface NoteCreate extends NoteUpdate, BaseCreateInput {}

/** How notes travel. */
export const noteObject: ObjectDefinition<Note, NoteCreate, NoteField> = {
  singular: "note",
  plural: "notes",
  fields: {
    ...baseFields,
    title: text("title"),
    body: markdown("bodyV2"),
  },
  filterFields: {
    ...baseFilterFields,
    title: { paths: ["title"], kind: "text" },
    body: { paths: ["bodyV2.markdown"], kind: "text" },
  },
};
