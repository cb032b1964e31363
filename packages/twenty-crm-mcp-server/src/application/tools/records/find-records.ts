import type { ObjectSchema } from "twenty-client";
import { z } from "zod";
import { columnNames } from "../../any-object/column-names.ts";
import { fieldOf } from "../../any-object/field-of.ts";
import { readFilter } from "../../any-object/read-filter.ts";
import { labelPaths } from "../../any-object/resolve-record.ts";
import { rowsWithinBudget, withShortTexts } from "../../any-object/result-budget.ts";
import { showFields } from "../../any-object/show-record.ts";
import { allOf, matchesWords } from "../../listing/filters.ts";
import { listAnswer } from "../../listing/list-answer.ts";
import { listPage } from "../../listing/list-page.ts";
import { defineTool } from "../define-tool.ts";
import { afterField, limitField, textField } from "../input-fields.ts";
import { READS } from "../tool-hints.ts";
import { explainedFilterField, objectField } from "./fields.ts";

/** Finds records of any object. */
export const findRecords = defineTool({
  name: "find-records",
  title: "Find records",
  description: "Find records of any object, a page at a time.",
  toolset: "records",
  entity: "record",
  verb: "list",
  hints: READS,
  input: z.strictObject({
    object: objectField,
    filter: explainedFilterField.optional(),
    query: textField.optional(),
    orderBy: textField.describe("A field; - descends").optional(),
    fields: z.array(textField).optional(),
    limit: limitField,
    after: afterField.optional(),
  }),
  output: z.object({
    records: z.array(z.looseObject({ id: z.string() })),
    total: z.number(),
    next: z.string().optional(),
  }),
  async handle({ object, filter, query, orderBy = "id", limit, ...input }, call) {
    const { twenty, signal } = call;
    const schema = await twenty.schema.object(object, { signal });
    const fields = columnNames(input.fields, schema) ?? listFields(schema);
    const read = async (most: number) => {
      const page = await listPage({
        collection: twenty.object(schema.singular),
        fields,
        filter: allOf([
          filter && (await readFilter(filter, schema, call)),
          matchesWords(query, labelPaths(schema)),
        ]),
        orderBy: {
          field: sortField(orderBy.replace(/^-/, ""), schema),
          direction: orderBy.startsWith("-") ? "desc" : "asc",
        },
        limit: most,
        after: input.after,
        signal,
      });
      const records = page.records.map((record) => withShortTexts(showFields(record, schema)));
      return { ...page, records };
    };
    const whole = await read(limit);
    const fitting = rowsWithinBudget(whole.records);
    // The cursor of the rows that fit is Twenty's to give, so that no row falls between two pages.
    const page = fitting < whole.records.length ? await read(fitting) : whole;
    return listAnswer(page, fields, schema.plural);
  },
});

const MAX_COLUMNS = 6;
const UNLISTED_TYPES: ReadonlySet<string> = new Set([
  "RICH_TEXT",
  "RICH_TEXT_V2",
  "RAW_JSON",
  "ACTOR",
  "TS_VECTOR",
  "FILES",
]);

/** The name and the first plain fields: enough to tell records apart. */
function listFields(schema: ObjectSchema): readonly string[] {
  const plain = [...schema.fields.values()].filter(
    ({ name, type, isSystem, relation }) =>
      name !== "id" && !isSystem && !UNLISTED_TYPES.has(type) && relation?.kind !== "one-to-many",
  );
  const names = plain.map(({ name }) => name).filter((name) => name !== schema.labelField);
  return [schema.labelField, ...names].slice(0, MAX_COLUMNS);
}

/** Composites are sorted by the part that people mean. */
function sortField(name: string, schema: ObjectSchema): string {
  if (name === "id" || name.includes(".")) return name;
  const { field, isJoinColumn } = fieldOf(schema, name);
  if (isJoinColumn) return name;
  return `${field.relation?.joinColumn ?? field.name}${SORTED_PARTS[field.type] ?? ""}`;
}

const SORTED_PARTS: Readonly<Record<string, string>> = {
  CURRENCY: ".amountMicros",
  FULL_NAME: ".firstName",
  EMAILS: ".primaryEmail",
  LINKS: ".primaryLinkUrl",
  PHONES: ".primaryPhoneNumber",
  ADDRESS: ".addressCity",
};
