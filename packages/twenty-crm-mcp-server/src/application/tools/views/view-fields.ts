import { z } from "zod";
import { textField } from "../input-fields.ts";

/** A view as the tools show it. */
export const viewRow = z.object({
  id: z.string(),
  name: z.string(),
  object: z.string().optional(),
  type: z.string(),
  shared: z.boolean(),
});

/** What can be said of new views and of those that are there. */
export const viewInput = {
  type: z.enum(["table", "kanban", "calendar"]).optional(),
  groupBy: textField.describe("A SELECT field, for kanban").optional(),
  calendarField: textField.describe("A date field, for calendar").optional(),
  shared: z.boolean().optional(),
};

/** The same as the client takes it. */
export function viewFacts({
  type,
  groupBy,
  calendarField,
  shared,
}: z.output<z.ZodObject<typeof viewInput>>) {
  return {
    ...(type !== undefined && { type }),
    ...(groupBy !== undefined && { groupByField: groupBy }),
    ...(calendarField !== undefined && { calendarField }),
    ...(shared !== undefined && { isShared: shared }),
  };
}
