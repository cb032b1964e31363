import { z } from "zod";
import { atLeast, idIn, matchesWords } from "../../listing/filters.ts";
import { linkedIds } from "../../listing/linked-ids.ts";
import { listOf } from "../../listing/list-answer.ts";
import { listRecords } from "../../listing/list-records.ts";
import { searchedFields } from "../../listing/searched-fields.ts";
import { orderByField } from "../../listing/sorts.ts";
import { noteColumnNames, noteColumns, noteListColumns, noteRow } from "../../records/note.ts";
import { resolveLinks } from "../../references/resolve-links.ts";
import { defineTool } from "../define-tool.ts";
import { afterField, columnsField, dateField, limitField, textField } from "../input-fields.ts";
import { READS } from "../tool-hints.ts";

const sorts = { createdAt: "createdAt", updatedAt: "updatedAt", title: "title" };

const SEARCHED = { title: "title", body: "bodyV2" };

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
    const links = await resolveLinks(input, call);
    return listRecords(
      {
        collection: call.twenty.notes,
        columns: noteColumns,
        defaults: noteListColumns,
        sorts,
        noun: "notes",
      },
      input,
      [
        matchesWords(input.query, searchedFields("note", SEARCHED, call)),
        idIn(await linkedIds("note", links, call)),
        atLeast("createdAt", input.createdAfter),
      ],
      call,
    );
  },
});
