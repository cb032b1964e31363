import type { GatewayAnswer } from "./transport.ts";

/** Says in words why an answer is not a success, with the way out where there is one. */
export function refusalReason({ status, body }: GatewayAnswer): string {
  const detail = typeof body.detail === "string" ? `: ${body.detail}` : "";
  if (status === 401 || status === 403) {
    return `the gateway refused the API key (${status})${detail}. Check AGENT_GATEWAY_API_KEY`;
  }
  if (status >= 300 && status < 400) {
    return `the gateway answered with a redirect (${status}), which is not followed. Check AGENT_GATEWAY_URL`;
  }
  return `the gateway answered ${status}${detail}`;
}

/** Says in words why there was no answer. */
export function faultReason(error: unknown, timeoutMs: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `the gateway did not answer within ${timeoutMs} ms`;
  const { code } = error as NodeJS.ErrnoException;
  const text = error.message || (error instanceof AggregateError && String(error.errors[0])) || "";
  return code === undefined || text.includes(code) ? text : `${text} (${code})`;
}
