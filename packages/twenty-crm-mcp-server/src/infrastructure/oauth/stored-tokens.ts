import type { TokenEndpointResponse } from "oauth4webapi";
import type { Clock } from "service-kit";
import type { StoredTokens } from "./stored-login.ts";

const MAX_MARGIN_MS = 60_000;
const MARGIN_SHARE = 0.1;

/** The tokens of an answer with their times; a refresh token that was not replaced stays (RFC 6749 section 6). */
export function storedTokens(
  { access_token, refresh_token, expires_in }: TokenEndpointResponse,
  clock: Clock,
  previousRefreshToken?: string,
): StoredTokens {
  const refreshToken = refresh_token ?? previousRefreshToken;
  return {
    accessToken: access_token,
    ...(refreshToken !== undefined && { refreshToken }),
    ...(expires_in !== undefined && times(clock.now().getTime(), expires_in * 1000)),
  };
}

function times(nowMs: number, lifetimeMs: number) {
  const marginMs = Math.min(MAX_MARGIN_MS, lifetimeMs * MARGIN_SHARE);
  return {
    expiresAt: new Date(nowMs + lifetimeMs).toISOString(),
    renewAt: new Date(nowMs + lifetimeMs - marginMs).toISOString(),
  };
}
