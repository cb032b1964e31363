import { z } from "zod";
import { pageQuerySchema } from "./query.ts";

/** A tool, or where an agent declares no tools a capability, of one service. */
export const fleetToolSchema = z.object({
  name: z.string(),
  namespace: z.string(),
  service: z.string(),
  type: z.string(),
  title: z.string().nullable(),
  description: z.string().nullable(),
  /** Where it is declared: `metadata.tools` or `capabilities`. */
  source: z.enum(["tools", "capabilities"]),
  /** As declared (`metadata.readOnlyTools`, or the tool's own `annotations`). */
  isReadOnly: z.boolean(),
  /** May be called twice without harm, as declared. */
  isIdempotent: z.boolean(),
  /** JSON Schema of its arguments, where it is declared with the tool. */
  inputSchema: z.record(z.string(), z.unknown()).nullable(),
  /** How many instances have it, and how many of these are routable. */
  instances: z.int(),
  routable: z.int(),
  /** Path below the gateway's address at which it is called. */
  path: z.string(),
});

/** A tool of the fleet. */
export type FleetTool = z.output<typeof fleetToolSchema>;

const word = z.string().min(1).max(256);

/** Query of `GET /api/v1/tools`. */
export const toolQuerySchema = z.object({
  q: word.optional().meta({
    description: "Words that all occur in name, title, description or service; best fits first",
  }),
  namespace: word.optional(),
  service: word.optional(),
  source: z.enum(["tools", "capabilities"]).optional(),
  ...pageQuerySchema.shape,
});

/** Answer of `GET /api/v1/tools`. */
export const toolListSchema = z.object({
  tools: z.array(fleetToolSchema),
  total: z.int(),
  revision: z.number(),
  nextCursor: z.string().optional(),
});

/** Answer of `GET /api/v1/tools`. */
export type ToolList = z.output<typeof toolListSchema>;
