import type { FieldSchema, Filter } from "twenty-client";
import { z } from "zod";
import { parseMoment } from "../../domain/moment.ts";
import { momentField, textField } from "../tools/input-fields.ts";
import { optionField } from "./option-field.ts";

/** How values of one of Twenty's types are taken, shown and found. */
interface PlainType {
  taken(field: FieldSchema): z.ZodType;
  readonly shown: z.ZodType;
  /** What Twenty holds, in the type that is promised. */
  fit(held: unknown): unknown;
  /** How a list compares the field with a value. */
  readonly operator: "eq" | "contains" | "containsAny";
}

const text = { shown: z.string(), fit: asText };
const texts = {
  shown: z.array(z.string()),
  fit: (held: unknown) => (Array.isArray(held) ? held.map(asText) : [asText(held)]),
};
const choice: PlainType = {
  ...text,
  taken: ({ options }) => (options === undefined ? textField : optionField(options)),
  operator: "eq",
};

/** A day and nothing more: Twenty itself reads `01/05/2026` as January 5th. */
const dayField = z
  .string()
  .transform((given, context): string => {
    const day = given.trim();
    if (day.length === "YYYY-MM-DD".length && parseMoment(day).ok) return day;
    context.addIssue({ code: "custom", message: "use YYYY-MM-DD" });
    return z.NEVER;
  })
  .describe("YYYY-MM-DD");

/** The types whose values are plain; those with parts are in `composite-type.ts`. */
const PLAIN_TYPES: Readonly<Record<string, PlainType>> = {
  TEXT: { ...text, taken: () => textField, operator: "contains" },
  NUMBER: {
    taken: () => z.number(),
    shown: z.number(),
    fit: (held) => Number(held),
    operator: "eq",
  },
  // Exact and of any length, so that a number would lose digits.
  NUMERIC: { ...text, taken: () => z.union([z.string(), z.number()]), operator: "eq" },
  BOOLEAN: {
    taken: () => z.boolean(),
    shown: z.boolean(),
    fit: (held) => held === true,
    operator: "eq",
  },
  DATE: { ...text, taken: () => dayField, operator: "eq" },
  DATE_TIME: { ...text, taken: () => momentField.describe("ISO 8601"), operator: "eq" },
  SELECT: choice,
  RATING: choice,
  MULTI_SELECT: {
    ...texts,
    taken: (field) => z.array(choice.taken(field)),
    operator: "containsAny",
  },
  ARRAY: { ...texts, taken: () => z.array(textField), operator: "containsAny" },
};

/** How values of the field are taken, shown and found; nothing where they are not plain. */
export function plainType({ type }: FieldSchema): PlainType | undefined {
  return Object.hasOwn(PLAIN_TYPES, type) ? PLAIN_TYPES[type] : undefined;
}

/** The records of a list that hold this value. */
export function holding(field: FieldSchema, value: unknown): Filter | undefined {
  const operator = plainType(field)?.operator ?? "eq";
  if (operator === "containsAny") {
    const values = Array.isArray(value) ? value.map(String) : [String(value)];
    return values.length === 0 ? undefined : { field: field.name, operator, value: values };
  }
  if (operator === "contains") return { field: field.name, operator, value: String(value) };
  const exact = typeof value === "number" || typeof value === "boolean" ? value : String(value);
  return { field: field.name, operator, value: exact };
}

function asText(held: unknown): string {
  return typeof held === "string" ? held : JSON.stringify(held);
}
