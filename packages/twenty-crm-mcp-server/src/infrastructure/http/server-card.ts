import { product, protocolVersions } from "../../product.ts";

/** The media type of a card, by which a catalog tells what its address leads to. */
export const SERVER_CARD_TYPE = "application/mcp-server-card+json";

/** The place that SEP-2127 keeps for a card: the endpoint's address followed by `/server-card`. */
export const SERVER_CARD_PATH = "/mcp/server-card";

/** Where the catalog of what a host offers to agents is looked for (SEP-2127, discovery). */
export const AI_CATALOG_PATH = "/.well-known/ai-catalog.json";

/** What a client wants to know before it connects (SEP-2127, the experimental `server-card` extension). */
export interface ServerCard {
  readonly $schema: string;
  /** In reverse DNS form, as in the MCP registry. */
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly description: string;
  readonly remotes: readonly Remote[];
}

interface Remote {
  readonly type: "streamable-http";
  readonly url: string;
  readonly supportedProtocolVersions: readonly string[];
  readonly headers?: readonly RequestHeader[];
}

/** A header that the client has to send. */
export interface RequestHeader {
  readonly name: string;
  readonly description: string;
  readonly isRequired: boolean;
  readonly isSecret: boolean;
}

/** The card of the server at this origin, such as `https://crm.example`. */
export function serverCard(origin: string, headers: readonly RequestHeader[]): ServerCard {
  const { registryName, title, version, description } = product;
  return {
    $schema: "https://static.modelcontextprotocol.io/schemas/v1/server-card.schema.json",
    name: registryName,
    title,
    version,
    description,
    remotes: [
      {
        type: "streamable-http",
        url: `${origin}/mcp`,
        supportedProtocolVersions: protocolVersions,
        ...(headers.length === 0 ? {} : { headers }),
      },
    ],
  };
}

/** The catalog of the host at this origin, with the one server there is. */
export function aiCatalog(origin: string): object {
  return {
    specVersion: "1.0",
    entries: [
      {
        identifier: `urn:air:${new URL(origin).hostname}:mcp:${product.name}`,
        type: SERVER_CARD_TYPE,
        url: `${origin}${SERVER_CARD_PATH}`,
      },
    ],
  };
}
