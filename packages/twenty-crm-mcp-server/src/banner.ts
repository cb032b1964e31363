import type { TwentySource } from "./config/config.ts";
import type { GatewayStatus } from "./infrastructure/gateway/gateway-registration.ts";

/** What a person sees on the terminal as soon as the server listens. */
export function listeningBanner({
  url,
  port,
  twenty,
}: {
  readonly url: string;
  readonly port: number;
  readonly twenty: TwentySource;
}): string {
  return `🚀 MCP Streamable HTTP Server listening on port ${port}
🏠 Home Page: ${url}/
🔌 MCP Endpoint: ${url}/mcp
❤️ Health Check: ${url}/health
${twentyLine(twenty)}
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

function twentyLine(twenty: TwentySource): string {
  return twenty.kind === "sandbox"
    ? "🧪 Twenty: embedded sandbox (set TWENTY_API_URL to use your workspace)"
    : `📇 Twenty: ${twenty.apiUrl}`;
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
