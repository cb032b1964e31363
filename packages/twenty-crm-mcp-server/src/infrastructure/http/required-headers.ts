import type { KeySource } from "./caller-key.ts";
import type { RequestHeader } from "./server-card.ts";

/** What a client has to send with every call, or may, beside what MCP asks for. */
export function requiredHeaders(access: {
  readonly apiKey?: string | undefined;
  readonly keySource: KeySource;
  /** The names that it can choose among, the default one first. */
  readonly profiles?: readonly string[];
}): RequestHeader[] {
  const headers: RequestHeader[] = [];
  if (access.apiKey !== undefined) {
    headers.push({
      name: "Authorization",
      description: "Bearer and the key of this server",
      isRequired: true,
      isSecret: true,
    });
  }
  if (access.keySource !== "server") {
    headers.push({
      name: "X-Twenty-Api-Key",
      description: "An API key of your Twenty workspace",
      isRequired: access.keySource === "caller",
      isSecret: true,
    });
  }
  const { profiles = [] } = access;
  if (profiles.length > 1) {
    headers.push({
      name: "X-Twenty-Profile",
      description: `The workspace to work in: ${profiles.join(", ")}; the first one by default`,
      isRequired: false,
      isSecret: false,
    });
  }
  return headers;
}
