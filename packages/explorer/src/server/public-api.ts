import { McpFailure } from "../mcp/failure.ts";

/** Answer of `GET /health`, as far as the page shows it. */
export interface Health {
  readonly status: "healthy" | "degraded";
  readonly name: string;
  readonly version: string;
  readonly phase: "starting" | "ready" | "draining";
  readonly uptimeS: number;
  readonly mode: "sandbox" | "twenty";
  readonly twenty: TwentyHealth;
  readonly profiles?: readonly ProfileHealth[];
  readonly gateway: { readonly configured: false } | GatewayHealth;
  readonly sessions: number;
}

/** How the way to one Twenty is. */
export interface TwentyHealth {
  readonly reachable: boolean;
  readonly latencyMs?: number;
  readonly authenticated?: boolean;
  readonly checkedAt?: string;
  readonly error?: string;
  readonly circuit?: string;
}

/** How one of several workspaces is. */
export interface ProfileHealth {
  readonly name: string;
  readonly production: boolean;
  readonly writes: "allowed" | "locked";
  readonly signedIn?: boolean;
  readonly twenty: TwentyHealth;
}

/** Where the registration with an Agent Gateway stands. */
export interface GatewayHealth {
  readonly configured: true;
  readonly state: "registering" | "registered" | "retrying" | "stopped";
  readonly url: string;
  readonly agent: string;
  readonly instanceId: string;
  readonly registeredAt?: string;
  readonly lastHeartbeatAt?: string;
  readonly lastError?: string;
  readonly consecutiveFailures: number;
  readonly nextAttemptAt?: string;
}

/** One group of tools, as `GET /toolsets` tells. */
export interface ToolsetInfo {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Whether its tools are listed where a client asks for none. */
  readonly isDefault: boolean;
  readonly tools: readonly string[];
}

/** What a client has to send, as the server card tells (SEP-2127). */
export interface ServerCard {
  readonly title: string;
  readonly version: string;
  readonly description: string;
  readonly remotes: readonly {
    readonly url: string;
    readonly supportedProtocolVersions: readonly string[];
    readonly headers?: readonly CardHeader[];
  }[];
}

/** A header that is wanted, or may be sent. */
interface CardHeader {
  readonly name: string;
  readonly description: string;
  readonly isRequired: boolean;
  readonly isSecret: boolean;
}

/** How the server is; asked anew each time. */
export const fetchHealth = (signal?: AbortSignal): Promise<Health> => fetchJson("health", signal);

/** What groups of tools there are. */
export const fetchToolsets = async (signal?: AbortSignal): Promise<readonly ToolsetInfo[]> =>
  (await fetchJson<{ readonly toolsets: readonly ToolsetInfo[] }>("toolsets", signal)).toolsets;

/** What the server says about itself. */
export const fetchCard = (signal?: AbortSignal): Promise<ServerCard> =>
  fetchJson("mcp/server-card", signal);

/** The MCP endpoint beside this page, whatever proxy it came through. */
export function mcpUrl(profile?: string): string {
  const path = profile === undefined ? "mcp" : `mcp/p/${encodeURIComponent(profile)}`;
  return new URL(path, document.baseURI.replace(/#.*$/, "")).href;
}

async function fetchJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { cache: "no-store", ...(signal && { signal }) });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new McpFailure("unreachable", "The server does not answer.");
  }
  if (!response.ok) {
    throw new McpFailure("refused", `/${path} answered with status ${response.status}.`, {
      status: response.status,
    });
  }
  return (await response.json()) as T;
}
