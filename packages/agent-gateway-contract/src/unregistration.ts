import { z } from "zod";

/** Answer of `DELETE /api/v1/agents/{name}`; a JSON body always. */
export const unregistrationResponseSchema = z.looseObject({
  success: z.boolean(),
  name: z.string(),
  removed: z.boolean(),
  /**
   * `superseded`: a newer process has the registration, nothing was removed.
   * `suspect`: several processes vouch for it; it was probed and goes only if the probe fails.
   */
  reason: z.enum(["removed", "superseded", "suspect", "not_registered"]),
});

/** Answer of `DELETE /api/v1/agents/{name}`. */
export type UnregistrationResponse = z.output<typeof unregistrationResponseSchema>;

/** Query of `DELETE /api/v1/agents/{name}`: names the one registrant to remove. */
export const unregistrationQuerySchema = z.object({
  instanceId: z.string().min(1).max(256).optional(),
  // Digits, not `z.coerce.number()`: that reads "" as 0, the oldest epoch of all.
  epoch: z
    .string()
    .regex(/^\d{1,15}$/, "must be a whole number of Unix milliseconds")
    .transform(Number)
    .optional(),
});

/** Query of `DELETE /api/v1/agents/{name}`. */
export type UnregistrationQuery = z.output<typeof unregistrationQuerySchema>;
