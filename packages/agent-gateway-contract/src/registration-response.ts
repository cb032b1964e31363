import { z } from "zod";
import { agentViewSchema } from "./agent-view.ts";

/** Answer of `POST /api/v1/agents/register`: 201 the first time, 200 after. */
export const registrationResponseSchema = z.looseObject({
  success: z.literal(true),
  message: z.string(),
  name: z.string(),
  instanceId: z.string(),
  agentId: z.string(),
  status: z.string(),
  registeredAt: z.iso.datetime(),
  leaseTtlMs: z.number(),
  /** How often the gateway would like to hear from the client. */
  heartbeatIntervalMs: z.number(),
  heartbeatUrl: z.string(),
  revision: z.number(),
  warnings: z.array(z.string()),
  agent: agentViewSchema,
});

/** Answer of `POST /api/v1/agents/register`. */
export type RegistrationResponse = z.output<typeof registrationResponseSchema>;
