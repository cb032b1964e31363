import type { Candidate } from "../registry/snapshot.ts";
import type { Exchange, Router } from "./exchange.ts";
import { writeRpcError } from "./rpc-error.ts";
import { mayRepeat, send } from "./send.ts";

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
  const { client, call, service, candidates } = exchange;
  const opened = router.seal.open(sealed, { service, purpose: "session" });
  const target = candidates.find(({ agentId }) => agentId === opened?.agentId);
  if (opened === undefined || target === undefined) {
    lost(exchange, "This session is unknown here, or over. Initialize a new one.");
    return;
  }
  const session = { sealed, sessionId: opened.value };
  const isRepeatable = mayRepeat(exchange, target);
  let outcome = await send(exchange, target, session, router);
  // A kept-alive connection may have been closed by the living instance just when it was used again.
  if (outcome.kind === "failed" && outcome.wasSent && !outcome.timedOut && isRepeatable) {
    outcome = await send(exchange, target, session, router);
  }
  if (outcome.kind !== "failed") return;
  if (outcome.timedOut && isRepeatable) {
    writeRpcError(client, call, "upstream_timeout", `${target.name} did not answer in time.`);
  } else if (!outcome.wasSent || isRepeatable) {
    lost(exchange, sessionLost(target, outcome.reason));
  } else {
    const detail = `${target.name} failed (${outcome.reason}) after it was sent the call, which it may or may not have executed. Look before you repeat it.`;
    writeRpcError(client, call, "ambiguous_delivery", detail);
  }
}

function sessionLost({ name }: Candidate, reason: string): string {
  return `The session ended with its instance ${name} (${reason}). Initialize a new one.`;
}

function lost({ client, call }: Exchange, detail: string): void {
  writeRpcError(client, call, "session_not_found", detail);
}
