import { z } from "zod";
import { agentNameSchema } from "./agent-name.ts";
import { agentStatusSchema } from "./agent-status.ts";

const endpointSchema = z
  .url({ protocol: /^https?$/, error: "must be an absolute http:// or https:// URL" })
  .max(2048)
  .refine((text) => !URL.canParse(text) || (!new URL(text).username && !new URL(text).password), {
    message: "must not carry credentials",
  });

/** Bounds of a heartbeat interval a registrant may declare, in milliseconds. */
export const HEARTBEAT_INTERVAL_BOUNDS_MS = { min: 100, max: 3_600_000 } as const;

const intervalMsSchema = z
  .int()
  .min(HEARTBEAT_INTERVAL_BOUNDS_MS.min)
  .max(HEARTBEAT_INTERVAL_BOUNDS_MS.max);

/**
 * Body of `POST /api/v1/agents/register`. Only the first block is the founding contract; the rest is
 * additive and optional. Unknown fields are kept in `metadata` by the gateway, never refused.
 */
export const registrationSchema = z.looseObject({
  name: agentNameSchema,
  /** `mcp`, `ag-ui`, `a2a`, or any other word: such agents are listed, probed and proxied as plain HTTP. */
  type: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, "must be a short lower-case word such as mcp"),
  version: z.string().max(128).default("0.0.0"),
  description: z.string().max(2000).default(""),
  endpoint: endpointSchema,
  healthCheckEndpoint: endpointSchema.optional(),
  capabilities: z.array(z.string().min(1).max(256)).max(2000).default([]),
  metadata: z.record(z.string(), z.unknown()).default({}),

  /** Identifies the process among others that vouch for the same endpoint, for example the pod's name. */
  instanceId: z.string().min(1).max(256).optional(),
  /** When the process started, in Unix milliseconds: a later one supersedes an earlier one. */
  epoch: z.int().min(0).optional(),
  heartbeatIntervalMs: intervalMsSchema.optional(),
  ttlMs: z.int().min(1000).max(86_400_000).optional(),
  /** Instances that say the same service are balanced as one; the default is the agent's name. */
  service: agentNameSchema.optional(),
  namespace: agentNameSchema.optional(),
  weight: z.number().positive().max(1000).optional(),
  zone: z.string().max(128).optional(),
  tags: z.array(z.string().min(1).max(128)).max(100).optional(),
  protocolVersions: z.array(z.string().max(64)).max(32).optional(),
  toolsDigest: z.string().max(256).optional(),
  status: agentStatusSchema.optional(),
});

/** A registration as a client sends it. */
export type Registration = z.input<typeof registrationSchema>;
/** A registration with its defaults filled in. */
export type ParsedRegistration = z.output<typeof registrationSchema>;
