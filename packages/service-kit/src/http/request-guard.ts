/** The headers that tell where a request came from and whom it was meant for. */
export interface GuardedHeaders {
  readonly host?: string | undefined;
  readonly origin?: string | undefined;
}

/** Who may call: host names without port; `*` in `hosts` accepts any. */
export interface RequestGuardPolicy {
  readonly allowedHosts: readonly string[];
  /** Extra origins, such as `https://crm.example`; same-host origins are always accepted. */
  readonly allowedOrigins: readonly string[];
}

/** The verdict on one request. */
export type GuardVerdict =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly reason: string };

/** Names under which a loopback server is reached. */
export const LOOPBACK_HOSTS: readonly string[] = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Refuses DNS rebinding (a foreign Host) and cross-site calls (a foreign Origin).
 * Required of MCP servers: https://modelcontextprotocol.io/specification (transports, security warning).
 */
export function guardRequest(headers: GuardedHeaders, policy: RequestGuardPolicy): GuardVerdict {
  const { host, origin } = headers;
  const anyHost = policy.allowedHosts.includes("*");
  if (!anyHost && (host === undefined || !policy.allowedHosts.includes(hostName(host)))) {
    return {
      allowed: false,
      reason: `Host ${JSON.stringify(host ?? "")} is not allowed. Add it to ALLOWED_HOSTS.`,
    };
  }
  if (origin === undefined || policy.allowedOrigins.includes(origin)) return { allowed: true };
  if (URL.canParse(origin) && isOwnOrigin(new URL(origin), host, policy)) return { allowed: true };
  return {
    allowed: false,
    reason: `Origin ${JSON.stringify(origin)} is not allowed. Add it to ALLOWED_ORIGINS.`,
  };
}

/** A page served by this very host, or any page of this machine when only this machine may call. */
function isOwnOrigin(origin: URL, host: string | undefined, policy: RequestGuardPolicy): boolean {
  if (origin.host === host) return true;
  const loopbackOnly = policy.allowedHosts.every((allowed) => LOOPBACK_HOSTS.includes(allowed));
  return loopbackOnly && LOOPBACK_HOSTS.includes(origin.hostname);
}

function hostName(host: string): string {
  return host.replace(/:\d+$/, "").toLowerCase();
}
