import type { ProbeOutcome } from "../registry/probe-record.ts";

/** What the answer of a health endpoint says of its instance. */
export function judgeAnswer(status: number, body: string): ProbeOutcome {
  const why = `answered ${status}`;
  if (status === 401 || status === 403) {
    // It lives and answers; only its health page is closed to us.
    return { result: "auth_required", why: `${why}: the health endpoint asks for authentication` };
  }
  if (status === 429) return { result: "passing", why: `${why}: it has too many requests` };
  if (status < 200 || status > 299) return { result: "failing", why };
  return saysDegraded(body)
    ? { result: "degraded", why: `${why}, and says it is degraded` }
    : { result: "passing", why };
}

function saysDegraded(body: string): boolean {
  try {
    return (JSON.parse(body) as { status?: unknown } | null)?.status === "degraded";
  } catch {
    return false;
  }
}
