import type { Upstream } from "../../upstreams/passive/upstream.ts";
import type { AttemptOutcome } from "../exchange/attempt-plan.ts";
import {
  type Exchange,
  hasRepeatLeft,
  mayRepeat,
  type OnEnd,
  refuse,
} from "../exchange/exchange.ts";
import type { Refusal } from "../protocols/protocol.ts";
import { replaceReturnedState } from "../request-state.ts";
import { choose, chooseNow, refusalOf } from "./choose.ts";
import type { Router } from "./router.ts";
import { send, sendTo } from "./send.ts";

/** Nothing was sent to those that refuse a connection, so asking on costs nobody anything. */
const MAX_ATTEMPTS = 4;

/**
 * Sends a request without a session to one of the instances. Another one is asked when nothing was sent, or,
 * twice at most, when the call may be executed again; a write whose fate is unknown is never repeated.
 */
export function routeBalanced(received: Exchange, router: Router, onEnd: OnEnd): void {
  const { exchange, asker } = withOwnState(received, router);
  const first = asker ?? ownerOf(exchange, router) ?? chooseNow(exchange, router);
  if (first === undefined) {
    askOn(exchange, router, undefined).then(() => onEnd(), onEnd);
    return;
  }
  // Nearly always the first one answers: nothing is made for what else might happen.
  sendTo(exchange, first, undefined, router, (outcome) => {
    if (outcome.kind === "answered" || outcome.kind === "client_left") onEnd();
    else askOn(exchange, router, { upstream: first, outcome }).then(() => onEnd(), onEnd);
  });
}

/** An instance that was asked, and what came of it. */
interface Asked {
  readonly upstream: Upstream;
  readonly outcome: AttemptOutcome;
}

/** Asks one instance after the other until there is an answer for the client. */
async function askOn(exchange: Exchange, router: Router, before: Asked | undefined): Promise<void> {
  let asked = before;
  let reason: string | undefined;
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    if (asked === undefined) {
      const choosing = await choose(exchange, router);
      if (choosing.kind === "left") return;
      if (choosing.kind !== "chosen") {
        refuse(exchange, refusalOf(choosing.kind, exchange, reason));
        return;
      }
      const { upstream } = choosing;
      asked = { upstream, outcome: await send(exchange, upstream, undefined, router) };
    }
    const { upstream, outcome } = asked;
    asked = undefined;
    if (outcome.kind === "answered" || outcome.kind === "client_left") return;
    reason = reasonOf(upstream, outcome);
    if (outcome.kind === "failed") {
      const refusal = refusalAfter(outcome, exchange, upstream);
      if (refusal !== undefined) {
        refuse(exchange, refusal);
        return;
      }
      if (outcome.wasSent && !outcome.isAbandoned) {
        exchange.journey.repeats += 1;
        askAgainIfAlone(exchange, upstream, router);
      }
    }
    if (!(await reserveRetry(exchange))) break;
  }
  refuse(exchange, refusalOf("none_fit", exchange, reason));
}

function reasonOf(
  { facts }: Upstream,
  outcome: Extract<AttemptOutcome, { kind: "refused" | "failed" }>,
): string {
  return outcome.kind === "refused" ? `${facts.name} answered ${outcome.status}` : outcome.reason;
}

/** Why a failed call is not repeated; `undefined` when it may be. */
function refusalAfter(
  { wasSent, timedOut, reason }: Extract<AttemptOutcome, { kind: "failed" }>,
  exchange: Exchange,
  upstream: Upstream,
): Refusal | undefined {
  if (!wasSent) return undefined;
  const { name } = upstream.facts;
  if (!mayRepeat(exchange, upstream)) return ambiguousDelivery(name, reason);
  if (timedOut) return { code: "upstream_timeout", detail: `${name} did not answer in time.` };
  if (hasRepeatLeft(exchange)) return undefined;
  const detail = `${name} failed (${reason}), and so did other instances before it.`;
  return { code: "upstream_failed", detail };
}

/** The answer to a call that may have been executed: nobody repeats it, and the caller is told to look first. */
export function ambiguousDelivery(name: string, reason: string): Refusal {
  return {
    code: "ambiguous_delivery",
    detail: `${name} failed (${reason}) after it was sent the call, which it may or may not have executed. Look before you repeat it.`,
  };
}

/** The only instance may just have closed a kept-alive connection when it was used again. */
function askAgainIfAlone(
  { fleet, call, journey }: Exchange,
  upstream: Upstream,
  router: Router,
): void {
  const nowMs = router.clock.monotonicMs();
  const wanted = { nowMs, tool: call.tool, without: journey.tried };
  if (fleet.hasOther(upstream, wanted)) return;
  journey.tried = journey.tried.filter((each) => each !== upstream);
}

async function reserveRetry({ fleet, client, journey }: Exchange): Promise<boolean> {
  if (journey.holdsRetry || fleet.retries.tryAcquire()) {
    journey.holdsRetry = true;
    return true;
  }
  const leaving = new AbortController();
  const onGone = (): void => leaving.abort();
  client.onGone(onGone);
  journey.holdsRetry = await fleet.retries.acquire(leaving.signal);
  client.offGone(onGone);
  return journey.holdsRetry;
}

/**
 * The exchange as the instance that asked the question expects it. When that one is not there, another may
 * still understand the state, if both share the key that signs it.
 */
function withOwnState(
  exchange: Exchange,
  { seal }: Router,
): { readonly exchange: Exchange; readonly asker: Upstream | undefined } {
  const { call, body, fleet, principal } = exchange;
  const sealed = call.requestState;
  if (sealed === undefined || body === null) return { exchange, asker: undefined };
  const sealedFor = { service: fleet.label, purpose: "request-state", principal } as const;
  const opened = seal.open(sealed, sealedFor);
  if (opened === undefined) return { exchange, asker: undefined };
  const asker = fleet.boundTo(opened.agentId);
  if (asker !== undefined) exchange.draft.chosenBy = "the state of its question";
  return {
    exchange: { ...exchange, body: replaceReturnedState(body, sealed, opened.value) },
    asker,
  };
}

/** The instance that gave out the task or context that the request is about, while it is fit. */
function ownerOf(
  { call, fleet, draft }: Exchange,
  { owners, clock }: Router,
): Upstream | undefined {
  if (call.ownedIds.length === 0) return undefined;
  const agentId = owners.ownerOf(fleet.label, call.ownedIds);
  const owner = agentId === undefined ? undefined : fleet.boundTo(agentId);
  if (owner === undefined || !fleet.view(clock.monotonicMs()).places.includes(owner))
    return undefined;
  draft.chosenBy = "its task or context";
  return owner;
}
