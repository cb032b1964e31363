import { None, processRefreshTokenResponse, refreshTokenGrantRequest } from "oauth4webapi";
import type { Clock } from "service-kit";
import { toOauthFault } from "./oauth-fault.ts";
import { requestOptions } from "./request-options.ts";
import type { StoredLogin, StoredTokens } from "./stored-login.ts";
import { storedTokens } from "./stored-tokens.ts";

/**
 * Exchanges the refresh token for new tokens (RFC 6749 section 6).
 * @throws OauthFault `refused` when the sign-in has ended, `unreachable` when it may help to try again.
 */
export async function renewTokens(
  { url, server, client, resource }: StoredLogin,
  refreshToken: string,
  clock: Clock,
): Promise<StoredTokens> {
  const authorizationServer = { issuer: server.issuer, token_endpoint: server.tokenEndpoint };
  const identity = { client_id: client.id };
  try {
    const response = await refreshTokenGrantRequest(
      authorizationServer,
      identity,
      None(),
      refreshToken,
      {
        ...requestOptions(url),
        ...(resource !== undefined && { additionalParameters: { resource } }),
      },
    );
    const answer = await processRefreshTokenResponse(authorizationServer, identity, response);
    return storedTokens(answer, clock, refreshToken);
  } catch (error) {
    throw toOauthFault(error, "Renewing the sign-in");
  }
}
