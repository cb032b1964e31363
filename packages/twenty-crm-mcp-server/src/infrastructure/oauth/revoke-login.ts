import { None, processRevocationResponse, revocationRequest } from "oauth4webapi";
import { toOauthFault } from "./oauth-fault.ts";
import { requestOptions } from "./request-options.ts";
import type { StoredLogin } from "./stored-login.ts";

/**
 * Tells the server that the tokens are no longer used (RFC 7009).
 * @returns false where it has no place to be told at.
 * @throws OauthFault
 */
export async function revokeLogin(
  { url, server, client, tokens }: StoredLogin,
  signal?: AbortSignal,
): Promise<boolean> {
  if (server.revocationEndpoint === undefined || tokens === undefined) return false;
  try {
    const response = await revocationRequest(
      { issuer: server.issuer, revocation_endpoint: server.revocationEndpoint },
      { client_id: client.id },
      None(),
      // The whole grant goes with its refresh token.
      tokens.refreshToken ?? tokens.accessToken,
      requestOptions(url, signal),
    );
    await processRevocationResponse(response);
    return true;
  } catch (error) {
    throw toOauthFault(error, `Signing out of ${url}`);
  }
}
