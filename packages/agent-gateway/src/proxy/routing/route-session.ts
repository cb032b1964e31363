import type { AttemptOutcome } from "../exchange/attempt-plan.ts";
import { type Exchange, mayRepeat, refuse } from "../exchange/exchange.ts";
import { ambiguousDelivery } from "./route-balanced.ts";
import type { Router } from "./router.ts";
import { send } from "./send.ts";

/**
 * Sends a request to the instance that has its session. When that instance is gone so is the session, and
 * the client is told to begin another: "the client MUST start a new session by sending a new
 * InitializeRequest" on 404 (MCP 2025-11-25, transports, session management).
 */
export async function routeSession(
  exchange: Exchange,
  sealed: string,
  router: Router,
): Promise<void> {
  const { fleet, principal, draft } = exchange;
  const sealedFor = { service: fleet.label, purpose: "session", principal } as const;
  const opened = router.recent.isIdle(sealed) ? undefined : router.seal.open(sealed, sealedFor);
  const upstream = opened && fleet.boundTo(opened.agentId);
  if (opened === undefined || upstream === undefined) {
    lost(exchange, "This session is unknown here, or over. Initialize a new one.");
    return;
  }
  router.recent.touch(sealed);
  draft.chosenBy = "its session";
  const session = { sealed, sessionId: opened.value };
  const isRepeatable = mayRepeat(exchange, upstream);
  let outcome = await send(exchange, upstream, session, router);
  // A kept-alive connection may have been closed by the living instance just when it was used again.
  if (isRepeatable && mayHaveBeenStale(outcome)) {
    outcome = await send(exchange, upstream, session, router);
  }
  if (outcome.kind !== "failed") return;
  const { name } = upstream.facts;
  if (outcome.timedOut && isRepeatable) {
    const detail = `${name} did not answer in time.`;
    refuse(exchange, { code: "upstream_timeout", detail });
  } else if (!outcome.wasSent || isRepeatable) {
    lost(
      exchange,
      `The session ended with its instance ${name} (${outcome.reason}). Initialize a new one.`,
    );
  } else {
    refuse(exchange, ambiguousDelivery(name, outcome.reason));
  }
}

function mayHaveBeenStale(outcome: AttemptOutcome): boolean {
  return outcome.kind === "failed" && outcome.wasSent && !outcome.timedOut && !outcome.isAbandoned;
}

function lost(exchange: Exchange, detail: string): void {
  refuse(exchange, { code: "session_not_found", detail });
}
