import type { Profile } from "./config/profile.ts";
import type { GatewayStatus } from "./infrastructure/gateway/gateway-registration.ts";

/** What a person sees on the terminal as soon as the server listens. */
export function listeningBanner({
  url,
  port,
  profile,
  others,
}: {
  readonly url: string;
  readonly port: number;
  /** Where it works when nobody chooses. */
  readonly profile: Pick<Profile, "name" | "source" | "isLocked">;
  /** What callers can choose besides; absent where workspaces have no names. */
  readonly others?: readonly string[];
}): string {
  return `🚀 MCP Streamable HTTP Server listening on port ${port}
🏠 Home Page: ${url}/
🔌 MCP Endpoint: ${url}/mcp
❤️ Health Check: ${url}/health
${twentyLine(profile, others)}
`;
}

/** What a person sees of the gateway once the first attempt to register has ended, or has taken too long. */
export function gatewayBanner(status: GatewayStatus | undefined, intervalMs: number): string {
  if (status === undefined) return "🌐 Agent Gateway: Not configured\n";
  return `🌐 Agent Gateway: ${status.url}
   Status: ${statusWords(status, intervalMs)}
   Agent: ${status.agent}
`;
}

function twentyLine(
  { name, source, isLocked }: Pick<Profile, "name" | "source" | "isLocked">,
  others: readonly string[] | undefined,
): string {
  if (source.kind === "sandbox") {
    return "🧪 Twenty: embedded sandbox (set TWENTY_API_URL to use your workspace)";
  }
  const line = `📇 Twenty: ${source.apiUrl}`;
  if (others === undefined) return line;
  const also = others.length === 0 ? "" : `\n   Callers may also choose: ${others.join(", ")}`;
  return `${line}\n   Profile: ${name}${isLocked ? " 🔒 writes are locked" : ""}${also}`;
}

function statusWords({ state }: GatewayStatus, intervalMs: number): string {
  const retrying = `retrying every ${intervalMs / 1000} s`;
  switch (state) {
    case "registered":
      return "✅ Registered";
    case "registering":
      return `⏳ Registering (${retrying})`;
    case "retrying":
      return `⚠️ Not registered (${retrying})`;
    case "stopped":
      return "Unregistered";
  }
}
