import { z } from "zod";
import { agentStatusSchema } from "./agent-status.ts";

/** Body of `POST|PUT /api/v1/agents/{name}/heartbeat`; an empty body is a healthy beat. */
export const heartbeatSchema = z.looseObject({
  /** The client's wall clock, ISO 8601; only tells its skew. Expiry runs on the gateway's own clock. */
  timestamp: z.iso.datetime({ offset: true }).optional(),
  status: agentStatusSchema.default("healthy"),
  instanceId: z.string().min(1).max(256).optional(),
  epoch: z.int().min(0).optional(),
  /** Between 0 (idle) and 1 (full). */
  load: z.number().min(0).max(1).optional(),
  toolsDigest: z.string().max(256).optional(),
});

/** A heartbeat as a client sends it. */
export type Heartbeat = z.input<typeof heartbeatSchema>;
/** A heartbeat with its defaults filled in. */
export type ParsedHeartbeat = z.output<typeof heartbeatSchema>;

/** Answer to an accepted heartbeat. */
export const heartbeatResponseSchema = z.looseObject({
  success: z.literal(true),
  name: z.string(),
  status: agentStatusSchema,
  leaseTtlMs: z.number(),
  /** How many registrants this beat renewed. */
  renewed: z.int(),
});

/** Answer to an accepted heartbeat. */
export type HeartbeatResponse = z.output<typeof heartbeatResponseSchema>;
