import { z } from "zod";
import { CHANGE_KINDS } from "./registry-change.ts";
import { stated } from "./stated.ts";

/** One line of an instance's history. */
export const timelineEntrySchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.enum(CHANGE_KINDS),
    revision: z.int(),
    at: z.iso.datetime(),
    why: z.string(),
    verdict: stated("routable", "not_routable"),
  }),
  /** Heartbeats in a row are one line. */
  z.object({
    kind: z.literal("beats"),
    /** Of the latest one. */
    at: z.iso.datetime(),
    /** Of the first one. */
    since: z.iso.datetime(),
    count: z.int(),
  }),
]);

/** Answer of `GET /api/v1/agents/{name}/instances/{agentId}/timeline`. */
export const instanceTimelineSchema = z.object({
  agentId: z.string(),
  name: z.string(),
  /** Oldest first, the last 50. */
  entries: z.array(timelineEntrySchema),
  revision: z.number(),
});

/** What happened to an instance lately. */
export type InstanceTimeline = z.output<typeof instanceTimelineSchema>;
