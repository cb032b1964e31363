import { z } from "zod";
import { textField } from "../input-fields.ts";

/** The name of an object, singular or plural. */
export const objectField = textField;

/** The values of a record by field. */
export const valuesField = z.looseObject({});

/** Several records' values. */
export const itemsField = z
  .array(valuesField)
  .refine((items) => items.length > 0, "must hold at least one record");

/** Which records, by conditions. */
export const filterField = z.looseObject({});

/** The same, with an example: told once, since a model pays for each telling. */
export const explainedFilterField = filterField.describe(
  '{"stage":"NEW","amount":{"gte":1000},"or":[{…}]}',
);

/** Ids of several records. */
export const idsField = z.array(textField);
