import { z } from "zod";
import { agentViewSchema } from "./agent-view.ts";

/**
 * What an operator can do with an instance. `drain`: nothing new goes there; `disable`: nothing at all; both hold over
 * registrations and restarts until they are taken back. `probe`: its health is checked now.
 */
export const OPERATOR_ACTIONS = ["drain", "undrain", "disable", "enable", "probe"] as const;

/** Something that an operator can do with an instance. */
export type OperatorActionName = (typeof OPERATOR_ACTIONS)[number];

const reason = z.string().max(500).default("").meta({
  description: "Why, for the audit trail and for whoever looks at the instance",
});

/** Body of `POST /api/v1/agents/{name}/instances/{agentId}/{action}`; an empty body is fine. */
export const operatorRequestSchema = z.strictObject({ reason });

/** Query of `DELETE /api/v1/agents/{name}/instances/{agentId}`. */
export const removalQuerySchema = z.object({ reason });

/** Answer to an operator's action. */
export const operatorResponseSchema = z.object({
  success: z.literal(true),
  action: z.enum(OPERATOR_ACTIONS),
  /** The instance after it. */
  agent: agentViewSchema,
  revision: z.number(),
});

/** Answer to an operator's action. */
export type OperatorResponse = z.output<typeof operatorResponseSchema>;

/** Answer to an operator's removal of an instance. */
export const removalResponseSchema = z.object({
  success: z.literal(true),
  agentId: z.string(),
  name: z.string(),
  /** Nobody is registered under the name any more, so any key may take it. */
  nameReleased: z.boolean(),
  revision: z.number(),
});

/** Answer to an operator's removal of an instance. */
export type RemovalResponse = z.output<typeof removalResponseSchema>;

/** Answer of `POST /api/v1/agents/{name}/release`. */
export const nameReleaseSchema = z.object({ success: z.literal(true), name: z.string() });

/** Answer of `POST /api/v1/agents/{name}/release`. */
export type NameRelease = z.output<typeof nameReleaseSchema>;
