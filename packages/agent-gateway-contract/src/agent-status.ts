import { z } from "zod";

/**
 * What a registrant says of itself: `degraded` halves its weight, `unhealthy` and `draining` take it
 * out of rotation while the lease is kept, `starting` is not in rotation yet.
 */
export const agentStatusSchema = z.enum([
  "healthy",
  "degraded",
  "unhealthy",
  "draining",
  "starting",
]);

/** A registrant's own word on its health. */
export type AgentStatus = z.output<typeof agentStatusSchema>;
