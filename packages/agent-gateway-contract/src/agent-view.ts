import { z } from "zod";
import { agentStatusSchema } from "./agent-status.ts";
import { stated } from "./stated.ts";

/** One process that vouches for an instance. */
export const registrantViewSchema = z.object({
  instanceId: z.string(),
  epoch: z.number(),
  status: agentStatusSchema,
  /** Between 0 (idle) and 1 (full), as its latest heartbeat said. */
  load: z.number().nullable(),
  toolsDigest: z.string().nullable(),
  registeredAt: z.iso.datetime(),
  lastHeartbeatAt: z.iso.datetime(),
  heartbeatIntervalMs: z.number(),
  leaseTtlMs: z.number(),
  leaseExpiresInMs: z.number(),
});

/** One place that serves a service, with the facts behind its verdict. */
export const agentViewSchema = z.object({
  agentId: z.string(),
  name: z.string(),
  type: z.string(),
  namespace: z.string(),
  service: z.string(),
  version: z.string(),
  description: z.string(),
  endpoint: z.string(),
  healthCheckEndpoint: z.string().nullable(),
  capabilities: z.array(z.string()),
  tags: z.array(z.string()),
  zone: z.string().nullable(),
  protocolVersions: z.array(z.string()),
  /** Of the tools that it offers, as its youngest process says. */
  toolsDigest: z.string().nullable(),
  metadata: z.record(z.string(), z.unknown()),
  registeredAt: z.iso.datetime(),
  revision: z.number(),
  registrants: z.array(registrantViewSchema),
  /** What an operator has decided: nothing new goes to a drained instance, nothing at all to a disabled one. */
  operator: stated("enabled", "drained", "disabled"),
  lease: stated("alive", "suspect", "expired", "unverified"),
  /** What it says of itself: the best word of the processes whose lease lives. */
  status: z.object({ state: agentStatusSchema, why: z.string() }),
  /** `warning` (429), `degraded` and `auth_required` answered, so they count as up; `degraded` has half its weight. */
  probe: stated("unknown", "passing", "warning", "degraded", "auth_required", "failing", "none"),
  /** What live traffic found: `resting` asked to be left alone for a while, which does not change the verdict. */
  traffic: stated("ok", "ejected", "resting"),
  /** The one answer: may requests be sent there now? */
  verdict: stated("routable", "not_routable"),
});

/** One instance as the discovery API shows it. */
export type AgentView = z.output<typeof agentViewSchema>;
/** One registrant of an instance as the discovery API shows it. */
export type RegistrantView = z.output<typeof registrantViewSchema>;

/** Answer of `GET /api/v1/agents`. */
export const agentListSchema = z.object({
  agents: z.array(agentViewSchema),
  /** How many fit the query, on all pages together. */
  total: z.int(),
  /** Of the latest change: what a blocking query and the events go on from. */
  revision: z.number(),
  /** Brings the next page; absent on the last one. */
  nextCursor: z.string().optional(),
});

/** Answer of `GET /api/v1/agents`. */
export type AgentList = z.output<typeof agentListSchema>;

/** Answer of `GET /api/v1/agents/{name}`: all instances registered under the name. */
export const agentDetailSchema = z.object({
  name: z.string(),
  instances: z.array(agentViewSchema),
  revision: z.number(),
  /** How each verdict follows from the facts, for people. */
  rule: z.string(),
});

/** Answer of `GET /api/v1/agents/{name}`. */
export type AgentDetail = z.output<typeof agentDetailSchema>;

/** Answer of `GET /api/v1/agents/{name}/instances/{agentId}`. */
export const instanceDetailSchema = z.object({
  agent: agentViewSchema,
  revision: z.number(),
  rule: z.string(),
});

/** Answer of `GET /api/v1/agents/{name}/instances/{agentId}`. */
export type InstanceDetail = z.output<typeof instanceDetailSchema>;
