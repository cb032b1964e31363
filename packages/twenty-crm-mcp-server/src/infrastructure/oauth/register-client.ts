import {
  dynamicClientRegistrationRequest,
  processDynamicClientRegistrationResponse,
} from "oauth4webapi";
import { product } from "../../product.ts";
import type { DiscoveredServer } from "./discover-server.ts";
import { OauthFault, toOauthFault } from "./oauth-fault.ts";
import { requestOptions } from "./request-options.ts";

/**
 * Makes this program known as a public client (RFC 7591). Twenty compares redirect addresses whole, their port
 * included, so that each address takes a registration.
 * @returns the client's id.
 */
export async function registerClient(
  url: string,
  { server }: DiscoveredServer,
  client: { readonly redirectUri: string; readonly scope: string | undefined },
  signal?: AbortSignal,
): Promise<string> {
  if (server.registration_endpoint === undefined) {
    throw new OauthFault(
      "refused",
      `${server.issuer} registers no applications by itself`,
      "Register one there with redirects to this machine, and give its id by --client-id.",
    );
  }
  try {
    const response = await dynamicClientRegistrationRequest(
      server,
      {
        client_name: product.title,
        redirect_uris: [client.redirectUri],
        grant_types: ["authorization_code", "refresh_token"],
        response_types: ["code"],
        token_endpoint_auth_method: "none",
        ...(client.scope !== undefined && { scope: client.scope }),
      },
      requestOptions(url, signal),
    );
    const { client_id: id } = await processDynamicClientRegistrationResponse(response);
    return id;
  } catch (error) {
    throw toOauthFault(error, `Registering with ${server.issuer}`);
  }
}
