import type { Note } from "twenty-client";
import { z } from "zod";
import { allOf, atLeast, idIn, matchesWords } from "../../listing/filters.ts";
import { linkedIds } from "../../listing/linked-ids.ts";
import { listAnswer, listOf } from "../../listing/list-answer.ts";
import { listPage } from "../../listing/list-page.ts";
import { orderByField, sortOf } from "../../listing/sorts.ts";
import { neededFields, showColumns } from "../../records/columns.ts";
import { noteColumnNames, noteColumns, noteListColumns, noteRow } from "../../records/note.ts";
import { resolveLinks } from "../../references/resolve-links.ts";
import { defineTool } from "../define-tool.ts";
import { afterField, columnsField, dateField, limitField, textField } from "../input-fields.ts";
import { READS } from "../tool-hints.ts";

const sorts = { createdAt: "createdAt", updatedAt: "updatedAt", title: "title" };

/** Finds notes. */
export const listNotes = defineTool({
  name: "list-notes",
  title: "List notes",
  description: "Find notes, also those linked with a record.",
  toolset: "core",
  entity: "note",
  verb: "list",
  hints: READS,
  input: z.strictObject({
    query: textField.optional(),
    person: textField.optional(),
    company: textField.optional(),
    opportunity: textField.optional(),
    createdAfter: dateField.optional(),
    orderBy: orderByField(sorts),
    fields: columnsField(noteColumnNames).optional(),
    limit: limitField,
    after: afterField.optional(),
  }),
  output: listOf(noteRow),
  async handle(input, call) {
    const columns = input.fields ?? noteListColumns;
    const links = await resolveLinks(input, call);
    const page = await listPage({
      collection: call.twenty.notes,
      fields: neededFields<Note>(noteColumns, columns),
      filter: allOf([
        matchesWords(input.query, ["title", "body"]),
        idIn(await linkedIds("note", links, call)),
        atLeast("createdAt", input.createdAfter),
      ]),
      orderBy: sortOf(input.orderBy, sorts),
      limit: input.limit,
      after: input.after,
      signal: call.signal,
    });
    const records = page.records.map((note) => ({
      id: note.id,
      ...showColumns(note, noteColumns, columns),
    }));
    return listAnswer({ ...page, records }, columns, "notes");
  },
});
