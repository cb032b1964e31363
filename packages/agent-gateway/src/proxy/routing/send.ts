import { type FieldLines, fieldValue } from "../../transport/field-lines.ts";
import type { Upstream } from "../../upstreams/passive/upstream.ts";
import type { AnswerFilter, AnswerHead } from "../exchange/answer-filter.ts";
import { askedStateFilter, readingFilter, runFilter } from "../exchange/answer-filters.ts";
import { Attempt } from "../exchange/attempt.ts";
import type { AttemptOutcome, AttemptPlan } from "../exchange/attempt-plan.ts";
import {
  type Exchange,
  hasRepeatLeft,
  mayRepeat,
  type OpenedSession,
} from "../exchange/exchange.ts";
import { upstreamFields } from "../exchange/fields.ts";
import { replaceAskedState } from "../request-state.ts";
import type { Router } from "./router.ts";
import { traceFields } from "./trace.ts";
import { upstreamPath } from "./upstream-path.ts";

/** Sends an exchange to one instance. */
export function send(
  exchange: Exchange,
  upstream: Upstream,
  session: OpenedSession | undefined,
  router: Router,
): Promise<AttemptOutcome> {
  return new Promise((resolve) => sendTo(exchange, upstream, session, router, resolve));
}

/** The same without a promise. */
export function sendTo(
  exchange: Exchange,
  upstream: Upstream,
  session: OpenedSession | undefined,
  router: Router,
  onOutcome: (outcome: AttemptOutcome) => void,
): void {
  const { client, body, journey } = exchange;
  if (client.isGone) {
    onOutcome({ kind: "client_left" });
    return;
  }
  journey.tried = journey.tried.length === 0 ? [upstream] : [...journey.tried, upstream];
  const plan = new SendPlan(exchange, upstream, session, router);
  const { origin, host } = upstream.destination;
  const fields = upstreamFields(client, {
    host,
    sessionId: session?.sessionId,
    apiKey: router.upstreamApiKey,
    isPlain: plan.readsAnswer,
  });
  new Attempt(exchange, upstream, plan, router, onOutcome).begin({
    origin,
    method: client.method,
    path: upstreamPath(upstream.destination, exchange),
    fields,
    body,
    firstByteTimeoutMs: router.firstByteTimeoutMs,
  });
}

/** A 503 that says that nothing was done: ours, and Envoy's. */
const UNPROCESSED: readonly string[] = ["x-request-unprocessed", "x-envoy-overloaded"];
/** About the request, not the instance (RFC 9110 §15.6.2, §15.6.6). */
const NO_FAULT: ReadonlySet<number> = new Set([501, 505]);
const SHORTEST_PATIENCE_MS = 5000;
/** Times what 99 of 100 do not exceed. */
const PATIENCE_FACTOR = 3;
/** With fewer answers it is not known what is usual. */
const ENOUGH_TO_KNOW = 20;
const STATE_KEY = '"requestState"';

/** What is done with the answers of one attempt. */
class SendPlan implements AttemptPlan {
  readonly #exchange: Exchange;
  readonly #upstream: Upstream;
  readonly #session: OpenedSession | undefined;
  readonly #router: Router;
  readonly holdsJson: boolean;

  constructor(
    exchange: Exchange,
    upstream: Upstream,
    session: OpenedSession | undefined,
    router: Router,
  ) {
    this.#exchange = exchange;
    this.#upstream = upstream;
    this.#session = session;
    this.#router = router;
    const { call, client } = exchange;
    const isHeld = call.mayAskBack || mayRepeat(exchange, upstream);
    this.holdsJson = isHeld && client.method !== "HEAD";
  }

  /** The gateway looks into the answer, so it must not be compressed. */
  get readsAnswer(): boolean {
    const { call, protocol, client } = this.#exchange;
    if (call.mayAskBack) return true;
    return client.method === "POST" && (protocol.name === "ag-ui" || protocol.name === "a2a");
  }

  mayMove(status: number, fields: FieldLines): boolean {
    if (status < 500 || NO_FAULT.has(status)) return false;
    if (this.#session !== undefined || !hasRepeatLeft(this.#exchange)) return false;
    const isUnprocessed =
      status === 503 && UNPROCESSED.some((name) => fieldValue(fields, name) === "true");
    if (!isUnprocessed && !mayRepeat(this.#exchange, this.#upstream)) return false;
    if (!this.#hasOther()) return false;
    this.#exchange.journey.repeats += 1;
    return true;
  }

  mayAbandon(): boolean {
    if (!mayRepeat(this.#exchange, this.#upstream)) return false;
    // A session goes with its instance: its client begins another.
    return this.#session !== undefined || (hasRepeatLeft(this.#exchange) && this.#hasOther());
  }

  /**
   * A connection whose other end has vanished looks like a slow instance, and its health check passes over
   * another one. A call that may be repeated and takes far longer than its like ever does is asked elsewhere.
   */
  isOverdue(waitedMs: number): boolean {
    if (waitedMs < SHORTEST_PATIENCE_MS || this.#session !== undefined) return false;
    const { fleet, call } = this.#exchange;
    const { latency } = call.tool === undefined ? fleet.figures : fleet.tools.of(call.tool);
    if (latency.total < ENOUGH_TO_KNOW) return false;
    return waitedMs >= PATIENCE_FACTOR * latency.quantileMs(0.99) && this.mayAbandon();
  }

  rewriteJson(body: Buffer): Buffer {
    if (!this.#exchange.call.mayAskBack || !body.includes(STATE_KEY)) return body;
    const text = body.toString("utf8");
    const message = replaceAskedState(text, (state) => this.#sealed("request-state", state));
    return message === text ? body : Buffer.from(message);
  }

  filter(head: AnswerHead): AnswerFilter | undefined {
    const { call, protocol, client, fleet } = this.#exchange;
    if (call.mayAskBack) {
      return head.contentType.startsWith("text/event-stream")
        ? askedStateFilter((state) => this.#sealed("request-state", state))
        : undefined;
    }
    if (head.status !== 200 || client.method !== "POST") return undefined;
    if (protocol.name === "ag-ui") return runFilter(head);
    if (protocol.name !== "a2a") return undefined;
    return readingFilter(this.#router.owners.learner(fleet.label, head.agentId));
  }

  addFields(sent: string[], received: FieldLines): void {
    const sessionId = fieldValue(received, "mcp-session-id");
    if (sessionId !== undefined) sent.push("mcp-session-id", this.#sessionIdForClient(sessionId));
    traceFields(sent, this.#exchange, this.#upstream, this.#router.decisions);
  }

  /** The client keeps the id it has; only a session that is new to it is sealed. */
  #sessionIdForClient(sessionId: string): string {
    if (sessionId === this.#session?.sessionId) return this.#session.sealed;
    const sealed = this.#sealed("session", sessionId);
    this.#router.recent.touch(sealed);
    return sealed;
  }

  #sealed(purpose: "session" | "request-state", value: string): string {
    const { fleet, principal } = this.#exchange;
    const { agentId } = this.#upstream;
    return this.#router.seal.seal({ agentId, value }, { service: fleet.label, purpose, principal });
  }

  #hasOther(): boolean {
    const { fleet, call, journey } = this.#exchange;
    const nowMs = this.#router.clock.monotonicMs();
    return fleet.hasOther(this.#upstream, { nowMs, tool: call.tool, without: journey.tried });
  }
}
