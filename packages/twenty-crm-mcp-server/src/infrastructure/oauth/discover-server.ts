import {
  type AuthorizationServer,
  discoveryRequest,
  processDiscoveryResponse,
  processResourceDiscoveryResponse,
  resourceDiscoveryRequest,
} from "oauth4webapi";
import { OauthFault, toOauthFault } from "./oauth-fault.ts";
import { requestOptions } from "./request-options.ts";

/** Who signs people in to one Twenty. */
export interface DiscoveredServer {
  readonly server: AuthorizationServer & {
    readonly authorization_endpoint: string;
    readonly token_endpoint: string;
  };
  /** What tokens are asked for (RFC 8707); absent where Twenty does not say. */
  readonly resource?: string;
}

/**
 * Asks Twenty who signs people in (RFC 9728), and that one where (RFC 8414).
 * @throws OauthFault for a Twenty that offers no OAuth, or only a kind without PKCE.
 */
export async function discoverServer(url: string, signal?: AbortSignal): Promise<DiscoveredServer> {
  const { issuer, resource } = await protectedResource(url, signal);
  const response = await discoveryRequest(new URL(issuer), {
    ...requestOptions(url, signal),
    algorithm: "oauth2",
  }).catch((error: unknown) => {
    throw toOauthFault(error, `Asking ${issuer} how to sign in`);
  });
  if (response.status === 404) {
    await response.body?.cancel();
    throw new OauthFault(
      "refused",
      `${issuer} offers no OAuth (it has no /.well-known/oauth-authorization-server)`,
      "Check the address, or work with an API key: a Twenty of before 2.0 knows nothing else.",
    );
  }
  const server = await processDiscoveryResponse(new URL(issuer), response).catch(
    (error: unknown) => {
      throw toOauthFault(error, `Asking ${issuer} how to sign in`);
    },
  );
  return { server: fitServer(server, url), ...(resource !== undefined && { resource }) };
}

/** Where Twenty does not say who signs people in, or says it of something else, it does so itself. */
async function protectedResource(
  url: string,
  signal: AbortSignal | undefined,
): Promise<{ readonly issuer: string; readonly resource?: string }> {
  const response = await resourceDiscoveryRequest(new URL(url), requestOptions(url, signal)).catch(
    (error: unknown) => {
      throw toOauthFault(error, `Asking ${url} who signs people in`);
    },
  );
  try {
    const found = await processResourceDiscoveryResponse(new URL(url), response);
    const [issuer = url] = found.authorization_servers ?? [];
    return { issuer, resource: found.resource };
  } catch {
    // Servers before 2.21 name another resource there; RFC 9728 section 3.3 has it ignored.
    return { issuer: url };
  }
}

function fitServer(server: AuthorizationServer, url: string): DiscoveredServer["server"] {
  const { authorization_endpoint, token_endpoint, code_challenge_methods_supported } = server;
  if (authorization_endpoint === undefined || token_endpoint === undefined) {
    throw unsupported(server.issuer, "names no place to sign in or to get tokens");
  }
  if (code_challenge_methods_supported?.includes("S256") === false) {
    throw unsupported(server.issuer, "does not know PKCE with S256 (RFC 7636)");
  }
  // It is opened in a browser: an address of another kind could start a program.
  const isOpenable =
    /^https:/i.test(authorization_endpoint) || isPlain(authorization_endpoint, url);
  if (!isOpenable)
    throw unsupported(server.issuer, "names a place to sign in that is not https://");
  return { ...server, authorization_endpoint, token_endpoint };
}

/** Plain HTTP is as good as that by which Twenty itself is reached. */
function isPlain(address: string, url: string): boolean {
  return /^http:/i.test(address) && url.startsWith("http://");
}

function unsupported(issuer: string, problem: string): OauthFault {
  return new OauthFault("refused", `${issuer} ${problem}`, "Work with an API key instead.");
}
