import type { ProbeOutcome } from "../registry/probe-record.ts";

/** What the answer of a health endpoint says of its instance. */
export function judgeAnswer(status: number, body: string): ProbeOutcome {
  const known = judgeStatus(status);
  if (known !== undefined) return known;
  const why = `answered ${status}`;
  return fieldOf(body, "status") === "degraded"
    ? { result: "degraded", why: `${why}, and says it is degraded` }
    : { result: "passing", why };
}

/**
 * What the answer to MCP's `server/discover` says. An instance that answers in its own way lives; whether it
 * should know the method is not the question.
 */
export function judgeDiscovery(status: number, body: string): ProbeOutcome {
  // An unknown method is 404 with a JSON-RPC error; a 404 without one is an address where nobody serves MCP.
  const isError = typeof fieldOf(body, "error") === "object";
  if (isError && status >= 400 && status < 500) {
    const known = judgeStatus(status);
    if (known !== undefined && known.result !== "failing") return known;
    return { result: "passing", why: `answered ${status} in MCP, without server/discover` };
  }
  const why = `answered ${status} to server/discover`;
  return judgeStatus(status) ?? { result: "passing", why };
}

/** `undefined`: well, as far as the status goes. */
function judgeStatus(status: number): ProbeOutcome | undefined {
  const why = `answered ${status}`;
  if (status === 401 || status === 403) {
    // It lives and answers; only its health page is closed to us.
    return { result: "auth_required", why: `${why}: the health endpoint asks for authentication` };
  }
  if (status === 429) return { result: "warning", why: `${why}: it has too many requests` };
  if (status >= 300 && status <= 399) {
    return { result: "failing", why: `${why}: redirects are not followed` };
  }
  return status < 200 || status > 299 ? { result: "failing", why } : undefined;
}

function fieldOf(body: string, field: string): unknown {
  try {
    return (JSON.parse(body) as Record<string, unknown> | null)?.[field];
  } catch {
    return undefined;
  }
}
