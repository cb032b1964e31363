import { z } from "zod";
import { textField } from "../input-fields.ts";

/** What a change of an object answers. */
export const changedObject = z.object({ object: z.string() });

/** What a change of a field answers. */
export const changedField = z.object({ object: z.string(), field: z.string() });

/** What can be said of new fields and of those that are there. */
export const fieldFacts = {
  description: textField.optional(),
  icon: textField.optional(),
  defaultValue: z.json().optional(),
  options: z
    .array(z.strictObject({ value: textField, label: textField, color: textField.optional() }))
    .describe("All choices of a SELECT, in order")
    .optional(),
  settings: z.record(z.string(), z.json()).optional(),
};

/** Those that were given. */
export function given<Facts extends object>(facts: Facts) {
  const entries = Object.entries(facts).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as {
    readonly [Name in keyof Facts]?: Exclude<Facts[Name], undefined>;
  };
}
