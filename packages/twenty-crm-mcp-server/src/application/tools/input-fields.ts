import { z } from "zod";
import { parseEmail } from "../../domain/email.ts";
import { parseMoment } from "../../domain/moment.ts";
import { parseAmount, parseCurrency } from "../../domain/money.ts";
import type { Parsed } from "../../domain/parsed.ts";
import { parsePhone } from "../../domain/phone.ts";
import { isRecordId } from "../../domain/record-id.ts";
import { selectValue } from "../../domain/select-value.ts";
import { parseLink } from "../../domain/web-link.ts";
import { oneOf } from "./one-of.ts";

/** Text that PostgreSQL can keep: Twenty answers a NUL character with status 500. */
const storable = z
  .string()
  .refine(
    (text) => !text.includes("\0") && text.isWellFormed(),
    "holds a character that no CRM can store",
  );

/** A line of text; an empty one is refused, because `null` is how a value is cleared. */
export const textField = storable
  .transform((text) => text.trim())
  .refine((text) => text !== "", "must not be empty");

/** A longer text, in markdown; an empty one clears. */
export const bodyField = storable.describe("Markdown");

/** The id of a record. */
export const idField = z
  .string()
  .transform((text) => text.trim())
  .refine(isRecordId, "must be a record id (UUID); find it with the list tool");

/** An e-mail address. */
export const emailField = storable.transform(reading(parseEmail));

/** A telephone number in international form. */
export const phoneField = storable.transform(reading(parsePhone)).describe("e.g. +14155552671");

/** A web address. */
export const linkField = storable.transform(reading(parseLink));

/** An amount of money in units of its currency. */
export const amountField = z
  .union([z.string(), z.number()])
  .transform(reading(parseAmount))
  .describe("e.g. 12500.50");

/** A currency. */
export const currencyField = z.string().transform(reading(parseCurrency)).describe("e.g. USD");

/** A date, or a moment with an offset. */
export const momentField = z.string().transform(reading(parseMoment));

/** The same, where its form has to be told. */
export const dateField = momentField.describe("YYYY-MM-DD");

/** A value of a SELECT field, by value or label. */
export const selectField = textField.transform(selectValue);

/** A whole number that counts things. */
export const countField = z
  .number()
  .refine((count) => Number.isSafeInteger(count) && count >= 0, "must be a whole number from 0 up");

/** Which columns a list shows, each once: a name said a million times would be a table as wide. */
export function columnsField<Name extends string>(names: readonly Name[]) {
  return z
    .array(z.string().transform(oneOf(names)))
    .refine((columns) => columns.length > 0, "must name a column")
    .transform((columns) => [...new Set(columns)]);
}

/** How many records a page holds. */
export const limitField = limitUpTo(200);

/** How many hits a search gives: Twenty's search gives no more. */
export const searchLimitField = limitUpTo(100);

function limitUpTo(most: number) {
  return z
    .number()
    .refine(
      (limit) => Number.isInteger(limit) && limit >= 1 && limit <= most,
      `must be a whole number from 1 to ${most}`,
    )
    .default(20);
}

/** Where the next page begins. */
export const afterField = z.string().describe("`next` of a page");

/** Lets zod read with a parser of the domain, and report its reason. */
function reading<Raw, Value>(parse: (raw: Raw) => Parsed<Value>) {
  return (raw: Raw, context: z.RefinementCtx): Value => {
    const result = parse(raw);
    if (result.ok) return result.value;
    context.addIssue({ code: "custom", message: result.reason });
    return z.NEVER;
  };
}
