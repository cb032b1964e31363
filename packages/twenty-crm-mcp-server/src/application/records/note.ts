import type { Note, NoteCreate, NoteUpdate } from "twenty-client";
import { z } from "zod";
import { formatMoment } from "../../domain/moment.ts";
import { withoutTokens } from "../../domain/without-tokens.ts";
import { recordUrl } from "../record-url.ts";
import { type Columns, columnNames, showColumns } from "./columns.ts";
import { excerpt } from "./excerpt.ts";
import type { RecordKind } from "./record-kind.ts";

/** Everything the tools show of a note in a list. */
export const noteColumns = {
  title: { needs: ["title"], show: (note) => note.title },
  excerpt: { needs: ["body"], show: (note) => excerpt(withoutTokens(note.body)) },
  body: { needs: ["body"], show: (note) => withoutTokens(note.body) },
  createdBy: { needs: ["createdBy"], show: (note) => note.createdBy?.name },
  createdAt: { needs: ["createdAt"], show: (note) => formatMoment(note.createdAt) },
  updatedAt: { needs: ["updatedAt"], show: (note) => formatMoment(note.updatedAt) },
} satisfies Columns<Note>;

/** The names of the columns, as the tools' `fields` argument takes them. */
export const noteColumnNames = columnNames(noteColumns);

/** The columns of a list of notes unless others are asked for. */
export const noteListColumns = ["title", "excerpt", "createdAt"] as const;

const text = z.string().optional();

/** One row of a list of notes. */
export const noteRow = z.object({
  id: z.string(),
  title: text,
  excerpt: text,
  body: text,
  createdBy: text,
  createdAt: text,
  updatedAt: text,
});

/** A note as `tools/list` promises it; fields without a value are left out. */
export const noteRecord = noteRow
  .omit({ excerpt: true })
  .extend({ url: z.string(), deletedAt: text });

/** Notes, as their tools work with them. */
export const noteKind: RecordKind<Note, NoteCreate, NoteUpdate, z.input<typeof noteRecord>> = {
  entity: "note",
  listTool: "list-notes",
  collection: (twenty) => twenty.notes,
  nameOf: (note) => note.title,
  show: (note, workspaceUrl) => ({
    id: note.id,
    url: recordUrl(workspaceUrl, "note", note.id),
    ...showColumns(note, noteColumns, ["title", "body", "createdBy", "createdAt", "updatedAt"]),
    ...(note.deletedAt !== null && { deletedAt: note.deletedAt }),
  }),
};
