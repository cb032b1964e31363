import { z } from "zod";

/** One version of a server, as `server.json` describes it (MCP Registry, schema 2025-12-11). */
const mcpServerSchema = z.object({
  $schema: z.string(),
  name: z
    .string()
    .regex(/^[a-zA-Z0-9.-]+\/[a-zA-Z0-9._-]+$/)
    .min(3)
    .max(200),
  description: z.string().min(1).max(100),
  title: z.string().min(1).max(100),
  version: z.string().min(1).max(255),
  remotes: z.array(
    z.object({
      type: z.literal("streamable-http"),
      url: z.string(),
      headers: z
        .array(
          z.object({
            name: z.string(),
            description: z.string(),
            isRequired: z.boolean(),
            isSecret: z.boolean(),
          }),
        )
        .optional(),
    }),
  ),
});

/** A server with what the registry knows of it. */
export const mcpServerResponseSchema = z.object({
  server: mcpServerSchema,
  _meta: z.object({
    "io.modelcontextprotocol.registry/official": z.object({
      status: z.literal("active"),
      publishedAt: z.iso.datetime(),
      updatedAt: z.iso.datetime(),
      isLatest: z.boolean(),
    }),
    /** What only a gateway knows: how many instances have this version. */
    "agent-gateway/fleet": z.object({
      namespace: z.string(),
      service: z.string(),
      instances: z.int(),
      routable: z.int(),
    }),
  }),
});

/** A server as the MCP Registry's API shows it. */
export type McpServerResponse = z.output<typeof mcpServerResponseSchema>;

/** Answer of `GET /v0.1/servers`. */
export const mcpServerListSchema = z.object({
  servers: z.array(mcpServerResponseSchema),
  metadata: z.object({ count: z.int(), nextCursor: z.string().optional() }),
});

/** Answer of `GET /v0.1/servers`. */
export type McpServerList = z.output<typeof mcpServerListSchema>;

const includeDeleted = z.boolean().default(false).meta({
  description: "Without effect: what is gone is not listed any more",
});

/** Query of `GET /v0.1/servers`. */
export const mcpServerQuerySchema = z.object({
  search: z.string().max(256).optional().meta({ description: "Part of the name or description" }),
  updated_since: z.iso.datetime({ offset: true }).optional(),
  version: z.string().max(256).optional().meta({ description: "`latest`, or an exact version" }),
  limit: z.int().min(1).max(100).default(30),
  cursor: z.string().max(1024).optional(),
  include_deleted: includeDeleted,
});

/** Query of the other addresses of the MCP Registry's API. */
export const mcpServerVersionQuerySchema = z.object({ include_deleted: includeDeleted });
