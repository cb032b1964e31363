import { z } from "zod";
import { linkField, textField } from "../input-fields.ts";

/** A webhook as the tools show it; its secret is never read back. */
export const webhookRow = z.object({
  id: z.string(),
  url: z.string(),
  operations: z.array(z.string()),
  description: z.string().optional(),
});

const OPERATION = /^(\*|[a-z][a-zA-Z0-9]*)\.(\*|created|updated|deleted|restored|destroyed)$/;

/** What can be said of new webhooks and of those that are there. */
export const webhookInput = {
  url: linkField,
  operations: z
    .array(
      z.string().refine((text) => OPERATION.test(text), "must look like person.created or *.*"),
    )
    .refine((operations) => operations.length > 0, "must name an operation")
    .describe('e.g. ["person.created","company.*"]'),
  description: textField.optional(),
  secret: textField.describe("Twenty signs with it").optional(),
};
