import { z } from "zod";

/** Why a request went where it went. */
export const decisionSchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  namespace: z.string(),
  service: z.string(),
  type: z.string(),
  /** The JSON-RPC method where there is one, else the HTTP method. */
  method: z.string(),
  tool: z.string().nullable(),
  /** By what the instance was chosen: a policy, or what bound the request to its instance. */
  chosenBy: z.string(),
  isPanic: z.boolean(),
  attempts: z.array(
    z.object({
      agentId: z.string(),
      name: z.string(),
      /** `refused`: it answered 5xx, and another one was asked; `cut`: it died while it answered. */
      outcome: z.enum(["answered", "cut", "failed", "refused", "client_left"]),
      why: z.string().nullable(),
      durationMs: z.number(),
    }),
  ),
  /** Of the answer that the client got; `null` when it left before. */
  status: z.int().nullable(),
  durationMs: z.number(),
  /** Who was considered; only for requests that came with `X-Gateway-Trace: 1`. */
  candidates: z
    .array(
      z.object({
        agentId: z.string(),
        name: z.string(),
        /** Why it was left out; `null` when it was not. */
        leftOut: z.string().nullable(),
        weight: z.number(),
        inFlight: z.int(),
        latencyMs: z.number().nullable(),
      }),
    )
    .optional(),
});

/** Why a request went where it went. */
export type DecisionView = z.output<typeof decisionSchema>;

const word = z.string().min(1).max(256);

/** Query of `GET /api/v1/decisions`. */
export const decisionQuerySchema = z.object({
  namespace: word.optional(),
  service: word.optional(),
  type: word.optional(),
  tool: word.optional(),
  method: word.optional(),
  instance: word.optional().meta({ description: "An `agentId` or a name that was asked" }),
  failed: z.boolean().optional().meta({
    description:
      "`true`: answered 5xx or not at all, or only at a second attempt; `false`: the others",
  }),
  limit: z.int().min(1).max(1000).default(100).meta({ description: "How many to show at most" }),
});

/** Answer of `GET /api/v1/decisions`, latest first. */
export const decisionListSchema = z.object({ decisions: z.array(decisionSchema) });

/** Answer of `GET /api/v1/decisions`. */
export type DecisionList = z.output<typeof decisionListSchema>;
