import type { GatewayConfig } from "../../config/config.ts";
import type { Finding } from "./finding.ts";

const TIMEOUT_MS = 5_000;

/** Looks whether the gateway answers and takes the key; registers nothing. */
export async function* examineGateway(
  gateway: GatewayConfig | undefined,
  signal: AbortSignal,
): AsyncGenerator<Finding> {
  if (gateway === undefined) {
    yield { check: "gateway", status: "ok", detail: "not configured, which is fine" };
    return;
  }
  if (gateway.caFile !== undefined || gateway.certFile !== undefined) {
    yield {
      check: "gateway",
      status: "warning",
      detail: "it is reached over TLS with files of your own, which this command does not try",
      fix: "Start the server: its banner says whether it has registered.",
    };
    return;
  }
  const headers: Record<string, string> =
    gateway.apiKey === undefined ? {} : { authorization: `Bearer ${gateway.apiKey}` };
  try {
    const { status } = await fetch(new URL("/api/v1/agents", gateway.url), {
      headers,
      signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
    });
    yield judge(status, gateway.url);
  } catch {
    yield {
      check: "gateway",
      status: "warning",
      detail: `${gateway.url} does not answer; the server works without it and keeps trying`,
      fix: "Start the gateway, or correct AGENT_GATEWAY_URL.",
    };
  }
}

function judge(status: number, url: string): Finding {
  if (status === 200) return { check: "gateway", status: "ok", detail: `${url} takes the key` };
  if (status === 401 || status === 403) {
    return {
      check: "gateway",
      status: "problem",
      detail: `${url} refuses the key with ${status}`,
      fix: "Set AGENT_GATEWAY_API_KEY to the gateway's GATEWAY_API_KEY.",
    };
  }
  return {
    check: "gateway",
    status: "problem",
    detail: `${url} answers ${status}, which no gateway does`,
    fix: "Correct AGENT_GATEWAY_URL.",
  };
}
