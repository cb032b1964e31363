import type { Candidate } from "../registry/snapshot.ts";
import { fieldValue } from "../transport/field-lines.ts";
import type { Exchange, Router } from "./exchange.ts";
import { type AttemptOutcome, forward } from "./forward.ts";
import { clientFields, upstreamFields } from "./headers.ts";
import { replaceAskedState } from "./request-state.ts";

/** The session an exchange belongs to: what the client calls it and what the instance calls it. */
export interface OpenedSession {
  readonly sealed: string;
  readonly sessionId: string;
}

/** Sends an exchange to one instance; tells the registry when it cannot be reached. */
export async function send(
  exchange: Exchange,
  target: Candidate,
  session: OpenedSession | undefined,
  { upstreams, seal, upstreamApiKey, firstByteTimeoutMs, onConnectFailure }: Router,
): Promise<AttemptOutcome> {
  const { client, service, method, body, call } = exchange;
  const endpoint = new URL(target.endpoint);
  const { agentId } = target;

  /** The client keeps the id it has; only a session that is new to it is sealed. */
  function sessionIdForClient(sessionId: string | undefined): string | undefined {
    if (sessionId === undefined) return undefined;
    if (sessionId === session?.sessionId) return session.sealed;
    return seal.seal({ agentId, value: sessionId }, { service, purpose: "session" });
  }

  function sealState(state: string): string {
    return seal.seal({ agentId, value: state }, { service, purpose: "request-state" });
  }

  const outcome = await forward(
    {
      request: {
        origin: endpoint.origin,
        method,
        path: pathOf(endpoint, client.target),
        fields: upstreamFields(client, endpoint, {
          sessionId: session?.sessionId,
          apiKey: upstreamApiKey,
        }),
        body,
        firstByteTimeoutMs,
      },
      answerFields: (fields) =>
        clientFields(fields, agentId, sessionIdForClient(fieldValue(fields, "mcp-session-id"))),
      holdsAnswer: mayRepeat(exchange, target),
      rewrite: call.mayAskBack ? (message) => replaceAskedState(message, sealState) : undefined,
    },
    client,
    upstreams,
  );
  if (outcome.kind === "failed" && !outcome.wasSent) onConnectFailure(agentId, outcome.reason);
  return outcome;
}

/** Whether the call may be executed twice by this instance or one like it. */
export function mayRepeat({ call }: Exchange, { repeatableTools }: Candidate): boolean {
  return call.isRepeatable && call.tools.every((tool) => repeatableTools.has(tool));
}

/** The instance's own path, with the client's query behind it. */
function pathOf(endpoint: URL, requestUrl: string): string {
  const query = requestUrl.split("?").slice(1).join("?");
  const joined = [endpoint.search.slice(1), query].filter((part) => part !== "").join("&");
  return endpoint.pathname + (joined === "" ? "" : `?${joined}`);
}
