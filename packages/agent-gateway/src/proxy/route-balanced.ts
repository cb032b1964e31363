import { roundRobin } from "../balancing/round-robin.ts";
import type { Candidate } from "../registry/snapshot.ts";
import type { Exchange, Router } from "./exchange.ts";
import { replaceReturnedState } from "./request-state.ts";
import { writeRpcError } from "./rpc-error.ts";
import { mayRepeat, send } from "./send.ts";

const MAX_ATTEMPTS = 4;

/**
 * Sends a request without a session to one of the routable instances. Another one is tried when nothing was
 * sent, or when the call may be executed twice; a write whose fate is unknown is never repeated.
 */
export async function routeBalanced(received: Exchange, router: Router): Promise<void> {
  const { exchange, asker } = withOwnState(received, router);
  const untried = new Set(exchange.candidates.filter(({ routable }) => routable));
  let reason = "no instance is routable";
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const isAskerLeft = asker !== undefined && untried.has(asker);
    const target = isAskerLeft ? asker : choose([...untried], exchange, router);
    if (target === undefined) break;
    untried.delete(target);
    const outcome = await send(exchange, target, undefined, router);
    if (outcome.kind !== "failed") return;
    reason = outcome.reason;
    if (!outcome.wasSent) continue;
    if (!mayRepeat(exchange, target)) return ambiguous(exchange, target, reason);
    if (outcome.timedOut) return timedOut(exchange, target);
  }
  unavailable(exchange, reason);
}

/**
 * The exchange as the instance that asked the question expects it. When that one is not there, another may
 * still understand the state, if both share the key that signs it.
 */
function withOwnState(
  exchange: Exchange,
  { seal }: Router,
): { readonly exchange: Exchange; readonly asker: Candidate | undefined } {
  const { call, body, service, candidates } = exchange;
  const sealed = call.requestState;
  const opened = sealed && seal.open(sealed, { service, purpose: "request-state" });
  if (!opened || body === null) return { exchange, asker: undefined };
  return {
    exchange: { ...exchange, body: replaceReturnedState(body, sealed, opened.value) },
    asker: candidates.find(({ agentId }) => agentId === opened.agentId),
  };
}

function choose(
  candidates: readonly Candidate[],
  { service }: Exchange,
  { turns }: Router,
): Candidate | undefined {
  return roundRobin(candidates, { sequence: turns.next(service) });
}

function ambiguous({ client, call }: Exchange, { name }: Candidate, reason: string): void {
  writeRpcError(
    client,
    call,
    "ambiguous_delivery",
    `${name} failed (${reason}) after it was sent the call, which it may or may not have executed. Look before you repeat it.`,
  );
}

function timedOut({ client, call }: Exchange, { name }: Candidate): void {
  writeRpcError(client, call, "upstream_timeout", `${name} did not answer in time.`);
}

function unavailable({ client, call, service }: Exchange, reason: string): void {
  const detail = `No instance of ${service} can take the request now: ${reason}.`;
  writeRpcError(client, call, "no_routable_instance", detail, { "retry-after": "1" });
}
