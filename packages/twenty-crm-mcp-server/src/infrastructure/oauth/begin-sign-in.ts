import {
  authorizationCodeGrantRequest,
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomState,
  None,
  processAuthorizationCodeResponse,
  validateAuthResponse,
} from "oauth4webapi";
import type { Clock } from "service-kit";
import type { DiscoveredServer } from "./discover-server.ts";
import { toOauthFault } from "./oauth-fault.ts";
import { requestOptions } from "./request-options.ts";
import type { StoredTokens } from "./stored-login.ts";
import { storedTokens } from "./stored-tokens.ts";

/** One attempt to sign in, from the address to open to the tokens. */
export interface SignIn {
  /** What the person opens. */
  readonly authorizationUrl: string;
  /** Whether an answer belongs to this attempt: anybody can call the address that it is sent to. */
  isMine(answer: URL): boolean;
  /**
   * Checks `state` and `iss` (RFC 9207) of the answer, and exchanges its code.
   * @throws OauthFault
   */
  complete(answer: URL, signal?: AbortSignal): Promise<StoredTokens>;
}

/** Begins an authorization code grant with PKCE (RFC 7636); its secrets live as long as this object. */
export async function beginSignIn({
  url,
  discovered: { server, resource },
  clientId,
  redirectUri,
  scope,
  clock,
}: {
  readonly url: string;
  readonly discovered: DiscoveredServer;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly scope: string | undefined;
  readonly clock: Clock;
}): Promise<SignIn> {
  const verifier = generateRandomCodeVerifier();
  const state = generateRandomState();
  const client = { client_id: clientId };
  const target: Record<string, string> = resource === undefined ? {} : { resource };
  const authorization = new URL(server.authorization_endpoint);
  const parameters = {
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri,
    ...(scope !== undefined && { scope }),
    state,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
    ...target,
  };
  for (const [name, value] of Object.entries(parameters))
    authorization.searchParams.set(name, value);
  return {
    authorizationUrl: authorization.href,
    isMine: (answer) => answer.searchParams.get("state") === state,
    async complete(answer, signal) {
      try {
        const checked = validateAuthResponse(server, client, answer, state);
        const response = await authorizationCodeGrantRequest(
          server,
          client,
          None(),
          checked,
          redirectUri,
          verifier,
          { ...requestOptions(url, signal), additionalParameters: target },
        );
        return storedTokens(
          await processAuthorizationCodeResponse(server, client, response),
          clock,
        );
      } catch (error) {
        throw toOauthFault(error, "Signing in");
      }
    },
  };
}
