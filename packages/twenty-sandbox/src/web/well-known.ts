import type { SandboxResponse } from "../http/exchange.ts";
import { metadataId } from "../metadata/metadata-id.ts";

const PREFIX = "/.well-known/";
const SCOPES = ["api", "profile"];
const SECRET_METHODS = ["client_secret_post"];

/** What Twenty publishes about its OAuth server, with this server's address; nothing for other paths. */
export function wellKnown(method: string, path: string, host: string): SandboxResponse | undefined {
  if (method !== "GET" || !path.startsWith(PREFIX)) return undefined;
  const origin = `http://${host}`;
  switch (path.slice(PREFIX.length)) {
    case "oauth-authorization-server":
      return { status: 200, body: authorizationServer(origin) };
    case "oauth-protected-resource":
      return { status: 200, body: protectedResource(origin, origin) };
    case "oauth-protected-resource/mcp":
      return { status: 200, body: protectedResource(origin, `${origin}/mcp`) };
    default:
      return undefined;
  }
}

/** What a caller without a key of Twenty's own MCP endpoint is told to do (RFC 9728 §5.1). */
export function resourceChallenge(host: string): string {
  const metadata = `http://${host}${PREFIX}oauth-protected-resource/mcp`;
  return `Bearer resource_metadata="${metadata}", scope="${SCOPES.join(" ")}"`;
}

function protectedResource(origin: string, resource: string): unknown {
  return {
    resource,
    authorization_servers: [origin],
    scopes_supported: SCOPES,
    bearer_methods_supported: ["header"],
  };
}

/** RFC 8414. */
function authorizationServer(origin: string): unknown {
  return {
    issuer: origin,
    authorization_endpoint: `${origin}/authorize`,
    token_endpoint: `${origin}/oauth/token`,
    registration_endpoint: `${origin}/oauth/register`,
    revocation_endpoint: `${origin}/oauth/revoke`,
    introspection_endpoint: `${origin}/oauth/introspect`,
    scopes_supported: SCOPES,
    response_types_supported: ["code"],
    response_modes_supported: ["query"],
    grant_types_supported: ["authorization_code", "client_credentials", "refresh_token"],
    code_challenge_methods_supported: ["S256"],
    token_endpoint_auth_methods_supported: [...SECRET_METHODS, "none"],
    revocation_endpoint_auth_methods_supported: SECRET_METHODS,
    introspection_endpoint_auth_methods_supported: SECRET_METHODS,
    authorization_response_iss_parameter_supported: true,
    cli_client_id: metadataId("oauth client of the command line"),
  };
}
