import type { McpServerResponse } from "agent-gateway-contract";
import type { AgentFacts } from "../registry/agent-facts.ts";
import type { Instance } from "../registry/instance.ts";
import type { Entry } from "../registry/ledger.ts";
import { serviceKey } from "../registry/service-snapshot.ts";
import { compareVersions } from "./compare-versions.ts";
import { servicePath } from "./service-path.ts";

const SCHEMA = "https://static.modelcontextprotocol.io/schemas/2025-12-11/server.schema.json";
const MAX_TEXT = 100;

/** Under which address the servers are reached, and whether a key is asked for. */
export interface McpServersAt {
  readonly origin: string;
  readonly keyRequired: boolean;
}

/** Every version of every MCP service, by name and newest version first, as `server.json` describes servers. */
export function mcpServers(entries: Iterable<Entry>, at: McpServersAt): McpServerResponse[] {
  const mcp = [...entries].filter(({ instance }) => instance.facts.type === "mcp");
  const byService = Map.groupBy(mcp, ({ instance }) => serviceKey(instance.facts));
  return [...byService.values()]
    .flatMap((members) => versionsOf(members, at))
    .toSorted((a, b) =>
      a.server.name < b.server.name ? -1 : a.server.name > b.server.name ? 1 : 0,
    );
}

/**
 * A name such as `com.example.gateway/crm`: the registry's names are in reverse-DNS form. A namespace other than
 * `default` follows the host; it may have underscores, which hosts have not.
 */
function mcpServerName({ namespace, service }: AgentFacts, origin: string): string {
  const host = new URL(origin).hostname.replaceAll(/[[\]]/g, "").replaceAll(":", "-");
  const isAddress = /^[\d.]+$/.test(host) || host.includes("-");
  const reversed = isAddress ? host : host.split(".").toReversed().join(".");
  const within = namespace === "default" ? "" : `.${namespace.replaceAll("_", "-")}`;
  return `${reversed}${within}/${service}`;
}

function versionsOf(members: readonly Entry[], at: McpServersAt): McpServerResponse[] {
  const byVersion = Map.groupBy(members, ({ instance }) => versionOf(instance));
  return [...byVersion]
    .toSorted(([a], [b]) => compareVersions(b, a))
    .flatMap(([, same], index) => serverOf(same, at, index === 0) ?? []);
}

function serverOf(
  members: readonly Entry[],
  { origin, keyRequired }: McpServersAt,
  isLatest: boolean,
): McpServerResponse | undefined {
  const newest = members.toSorted((a, b) => b.instance.revision - a.instance.revision)[0]?.instance;
  if (newest === undefined) return undefined;
  const { facts } = newest;
  const { namespace, service } = facts;
  const version = versionOf(newest);
  const times = members.flatMap(({ instance }) => [
    instance.registeredAt,
    ...Array.from(instance.registrants.values(), ({ registeredAt }) => registeredAt),
  ]);
  const sorted = times.toSorted();
  const authorization = {
    name: "Authorization",
    description: "Bearer and an API key of the gateway",
    isRequired: true,
    isSecret: true,
  };
  return {
    server: {
      $schema: SCHEMA,
      name: mcpServerName(facts, origin),
      title: shortened(service),
      description: shortened(facts.description) || `The MCP service ${shortened(service)}`,
      version,
      remotes: [
        {
          type: "streamable-http",
          url: origin + servicePath(facts),
          ...(keyRequired ? { headers: [authorization] } : {}),
        },
      ],
    },
    _meta: {
      "io.modelcontextprotocol.registry/official": {
        status: "active",
        publishedAt: sorted[0] ?? newest.registeredAt,
        updatedAt: sorted.at(-1) ?? newest.registeredAt,
        isLatest,
      },
      "agent-gateway/fleet": {
        namespace,
        service,
        instances: members.length,
        routable: members.filter(({ outlook }) => outlook.verdict.state === "routable").length,
      },
    },
  };
}

/** A registry's servers all have one. */
function versionOf({ facts }: Instance): string {
  return facts.version.trim() || "0.0.0";
}

function shortened(text: string): string {
  const line = text.toWellFormed().replaceAll(/\s+/g, " ").trim();
  if (line.length <= MAX_TEXT) return line;
  // Half of a character is none.
  const cut = line.slice(0, MAX_TEXT - 1).replace(/[\ud800-\udbff]$/, "");
  return `${cut.trimEnd()}…`;
}
