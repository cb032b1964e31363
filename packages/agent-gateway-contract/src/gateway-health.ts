import { z } from "zod";
import { stated } from "./stated.ts";

/** Answer of `GET /health`. */
export const gatewayHealthSchema = z.object({
  status: z.literal("healthy"),
  phase: z.enum(["starting", "ready", "draining"]),
  version: z.string(),
  uptimeMs: z.int(),
  counts: z.object({
    services: z.int(),
    instances: z.int(),
    routable: z.int(),
    registrants: z.int(),
    inFlight: z.int(),
  }),
  /** Why nobody is removed for silence now, or that it is done. */
  reaping: stated("allowed", "held"),
  /** Whether what is registered can be stored. */
  store: z.object({ state: z.enum(["ok", "failing"]), why: z.string().nullable() }),
  revision: z.number(),
});

/** Answer of `GET /health`. */
export type GatewayHealth = z.output<typeof gatewayHealthSchema>;

/** Answer of `GET /ready`. */
export const gatewayReadySchema = z.object({ status: z.literal("ready") });
