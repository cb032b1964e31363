import { z } from "zod";

const share = z.object({
  /** `null`: those that say nothing. */
  value: z.string().nullable(),
  instances: z.int(),
});

/** A service: all instances that are balanced as one. */
export const serviceViewSchema = z.object({
  namespace: z.string(),
  type: z.string(),
  service: z.string(),
  /** Path below the gateway's address at which it is reached. */
  path: z.string(),
  /** What its newest instance says of itself. */
  description: z.string(),
  instances: z.int(),
  routable: z.int(),
  /** How many instances stand how, by the state of their verdict's first reason. */
  health: z.object({
    routable: z.int(),
    notRoutable: z.int(),
    drained: z.int(),
    disabled: z.int(),
    failing: z.int(),
    ejected: z.int(),
    expired: z.int(),
  }),
  skew: z.object({
    /** More than one version, or more than one set of tools or protocol revisions among those that declare them. */
    isSkewed: z.boolean(),
    versions: z.array(share),
    toolsDigests: z.array(share),
    protocolVersions: z.array(share),
  }),
  /** Names of the tools that its instances declare (`metadata.tools`). */
  tools: z.array(z.string()),
  capabilities: z.array(z.string()),
  tags: z.array(z.string()),
  names: z.array(z.string()),
});

/** A service as the discovery API shows it. */
export type ServiceView = z.output<typeof serviceViewSchema>;

const word = z.string().min(1).max(256);

/** Query of `GET /api/v1/services`. */
export const serviceQuerySchema = z.object({
  namespace: word.optional(),
  type: word.optional(),
  service: word.optional(),
  q: word.optional().meta({
    description: "Words that all occur in name, description, capabilities, tags or tools",
  }),
});

/** Answer of `GET /api/v1/services`. */
export const serviceListSchema = z.object({
  services: z.array(serviceViewSchema),
  total: z.int(),
  revision: z.number(),
});

/** Answer of `GET /api/v1/services`. */
export type ServiceList = z.output<typeof serviceListSchema>;
