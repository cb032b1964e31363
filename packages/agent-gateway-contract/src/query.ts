import { z } from "zod";

const word = z.string().min(1).max(256);

/** How many things a page has at most. */
export const PAGE_LIMIT = 1000;

/** Paging, as every list has it. */
export const pageQuerySchema = z.object({
  limit: z.int().min(1).max(PAGE_LIMIT).default(PAGE_LIMIT).meta({
    description: "How many to show at most",
  }),
  cursor: z.string().min(1).max(1024).optional().meta({
    description: "`nextCursor` of the page before; stays right when things come and go",
  }),
});

/** What agents are asked by; all that is given must hold. */
export const agentFilterSchema = z.object({
  name: word.optional().meta({ description: "The name it registered under" }),
  type: word.optional().meta({ description: "`mcp`, `ag-ui`, `a2a` or another" }),
  namespace: word.optional(),
  service: word.optional(),
  version: word.optional().meta({ description: "Of its software" }),
  zone: word.optional(),
  capability: z.array(word).max(20).optional().meta({
    description: "It has this one; several: all of them",
  }),
  tag: z.array(word).max(20).optional().meta({
    description: "It has this one; several: all of them",
  }),
  verdict: z.enum(["routable", "not_routable"]).optional().meta({
    description: "May requests be sent there now?",
  }),
  probe: z
    .enum(["unknown", "passing", "warning", "degraded", "auth_required", "failing", "none"])
    .optional()
    .meta({ description: "What the gateway's health checks say" }),
  operator: z.enum(["enabled", "drained", "disabled"]).optional().meta({
    description: "What an operator has decided",
  }),
  q: z.string().min(1).max(256).optional().meta({
    description: "Words that all occur in name, service, description, capabilities or tags",
  }),
});

/** Filters of agents, read. */
export type AgentFilter = z.output<typeof agentFilterSchema>;

/** `500ms`, `30s`, `5m`: at most ten minutes; read as milliseconds. */
const waitSchema = z
  .string()
  .regex(/^\d{1,6}(?:ms|s|m)$/, "must be a time such as 500ms, 30s or 5m")
  .transform((text) => Number.parseInt(text, 10) * unitMs(text))
  .refine((ms) => ms <= 600_000, "must be ten minutes at most");

function unitMs(text: string): number {
  if (text.endsWith("ms")) return 1;
  return text.endsWith("s") ? 1000 : 60_000;
}

/** Query of `GET /api/v1/agents`. */
export const agentListQuerySchema = z.object({
  ...agentFilterSchema.shape,
  ...pageQuerySchema.shape,
  index: z.int().min(0).optional().meta({
    description:
      "A revision that is known already: the answer comes when there is a later one, or when `wait` is over",
  }),
  wait: waitSchema.optional().meta({
    description:
      "How long to wait for a later revision than `index`, at most 10m; 5m when not given",
  }),
});

/** Query of `GET /api/v1/events`. */
export const eventsQuerySchema = z.object({
  ...agentFilterSchema.shape,
  kind: z.array(word).max(20).optional().meta({ description: "Of the change; several: any" }),
  since: z.int().min(0).optional().meta({
    description: "Begin behind this revision, for clients that cannot send Last-Event-ID",
  }),
  include: z.enum(["agent"]).optional().meta({
    description: "`agent`: each event carries the whole agent as it is now",
  }),
});
