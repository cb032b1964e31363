import {
  type McpServerList,
  type McpServerResponse,
  mcpServerListSchema,
  mcpServerQuerySchema,
  mcpServerResponseSchema,
  mcpServerVersionQuerySchema,
} from "agent-gateway-contract";
import { GatewayError } from "../../errors/gateway-error.ts";
import type { AdminDependencies } from "../admin-dependencies.ts";
import { hasWords } from "../agent-filter.ts";
import { mcpServers } from "../mcp-servers.ts";
import { pageOf } from "../paging.ts";
import { publicOrigin } from "../public-origin.ts";
import { jsonAnswer } from "../routing/json-answer.ts";
import { type AnyRoute, defineRoute } from "../routing/route.ts";

/** The MCP services as the MCP Registry's API shows servers, so that clients that know a registry find them. */
export function mcpRegistryRoutes({ registry, access, publicUrl }: AdminDependencies): AnyRoute[] {
  const all = (requestUrl: string): McpServerResponse[] =>
    mcpServers(registry.entries(), {
      origin: publicOrigin(publicUrl, requestUrl),
      keyRequired: access.keys.isRequired,
    });

  /** @throws {GatewayError} 404 when there is no such server. */
  function versions(requestUrl: string, name: string): McpServerResponse[] {
    const found = all(requestUrl).filter(({ server }) => server.name === name);
    if (found.length > 0) return found;
    throw new GatewayError("not_found", `No MCP server is named ${name}.`);
  }

  return [
    defineRoute({
      method: "GET",
      path: "/v0.1/servers",
      id: "listMcpServers",
      tag: "discovery",
      summary: "The MCP services, as the MCP Registry's API shows servers",
      description:
        "https://github.com/modelcontextprotocol/registry, API v0.1. Names begin with the gateway's host in reverse; each address is the gateway's own.",
      access: "read",
      query: mcpServerQuerySchema,
      ignoresUnknownQuery: true,
      answers: { 200: { description: "One page", schema: mcpServerListSchema } },
      handle({ raw, query }) {
        const { search, updated_since: since, version } = query;
        const found = all(raw.url).filter(({ server, _meta }) => {
          const { updatedAt, isLatest } = _meta["io.modelcontextprotocol.registry/official"];
          return (
            (search === undefined || hasWords(search, [server.name, server.description])) &&
            (since === undefined || Date.parse(updatedAt) >= Date.parse(since)) &&
            (version === undefined ||
              (version === "latest" ? isLatest : server.version === version))
          );
        });
        const keyOf = ({ server }: McpServerResponse): string =>
          `${server.name}\n${server.version}`;
        const { items, nextCursor } = pageOf(found, keyOf, query);
        const more = nextCursor === undefined ? {} : { nextCursor };
        return jsonAnswer<McpServerList>({
          servers: [...items],
          metadata: { count: items.length, ...more },
        });
      },
    }),
    defineRoute({
      method: "GET",
      path: "/v0.1/servers/{serverName}/versions",
      id: "listMcpServerVersions",
      tag: "discovery",
      summary: "All versions of an MCP service that are running",
      access: "read",
      query: mcpServerVersionQuerySchema,
      ignoresUnknownQuery: true,
      answers: { 200: { description: "Newest first", schema: mcpServerListSchema } },
      problems: ["not_found"],
      handle({ raw, params: { serverName = "" } }) {
        const servers = versions(raw.url, serverName);
        return jsonAnswer<McpServerList>({ servers, metadata: { count: servers.length } });
      },
    }),
    defineRoute({
      method: "GET",
      path: "/v0.1/servers/{serverName}/versions/{version}",
      id: "getMcpServerVersion",
      tag: "discovery",
      summary: "One version of an MCP service; `latest` is the newest",
      access: "read",
      query: mcpServerVersionQuerySchema,
      ignoresUnknownQuery: true,
      answers: { 200: { description: "The server", schema: mcpServerResponseSchema } },
      problems: ["not_found"],
      handle({ raw, params: { serverName = "", version = "" } }) {
        const found = versions(raw.url, serverName).find(({ server, _meta }) =>
          version === "latest"
            ? _meta["io.modelcontextprotocol.registry/official"].isLatest
            : server.version === version,
        );
        if (found !== undefined) return jsonAnswer(found);
        throw new GatewayError("not_found", `${serverName} has no version ${version} running.`);
      },
    }),
  ];
}
