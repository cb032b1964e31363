import type { DecisionAttempt } from "../../telemetry/decision.ts";
import { type FieldLines, fieldValue } from "../../transport/field-lines.ts";
import type {
  UpstreamExchange,
  UpstreamFailure,
  UpstreamHandler,
  UpstreamRequest,
} from "../../transport/upstream.ts";
import type { Seat } from "../../upstreams/passive/roster.ts";
import { signOfAnswer } from "../../upstreams/passive/traffic-sign.ts";
import type { Unanswered, Upstream } from "../../upstreams/passive/upstream.ts";
import { EventBoundary } from "../events/event-boundary.ts";
import type { AnswerFilter } from "./answer-filter.ts";
import type { AttemptDependencies, AttemptOutcome, AttemptPlan, Ticking } from "./attempt-plan.ts";
import type { Exchange } from "./exchange.ts";
import { clientFields } from "./fields.ts";
import { HeldAnswer } from "./held-answer.ts";

/** Clients and proxies between give up on streams that are silent for long. */
const KEEPALIVE = ": keepalive\n\n";
const KEEPALIVE_AFTER_MS = 15_000;
const SUCCESS = { kind: "success" } as const;

/** One request to one instance: passes the answer on as it comes, no faster than the client reads it. */
export class Attempt implements UpstreamHandler, Unanswered {
  readonly #exchange: Exchange;
  readonly #upstream: Upstream;
  readonly #plan: AttemptPlan;
  readonly #deps: AttemptDependencies;
  readonly #resolve: (outcome: AttemptOutcome) => void;
  readonly #beganMs: number;
  #request: UpstreamExchange | undefined;
  #unanswered: Seat<Unanswered> | undefined;
  #open: Seat<Ticking> | undefined;
  #held: HeldAnswer | undefined;
  #filter: AnswerFilter | undefined;
  #boundary: EventBoundary | undefined;
  /** The instance has begun to answer; before, it may be hanging. */
  #isSettled = false;
  #isOver = false;
  #isGood = false;
  #lastWriteMs = 0;
  #hasWritten = false;

  constructor(
    exchange: Exchange,
    upstream: Upstream,
    plan: AttemptPlan,
    deps: AttemptDependencies,
    resolve: (outcome: AttemptOutcome) => void,
  ) {
    this.#exchange = exchange;
    this.#upstream = upstream;
    this.#plan = plan;
    this.#deps = deps;
    this.#resolve = resolve;
    this.#beganMs = deps.clock.monotonicMs();
  }

  begin(request: UpstreamRequest): void {
    const { client, call } = this.#exchange;
    this.#upstream.load.begin(this.#beganMs, call.isStanding);
    this.#upstream.figures.begin();
    if (!call.isStanding) this.#unanswered = this.#upstream.unanswered.add(this);
    this.#open = this.#deps.open.add(this);
    client.onGone(this.#onGone);
    this.#request = this.#deps.transport.dispatch(request, this);
  }

  onStart(status: number, fields: FieldLines, reason: string): void {
    const nowMs = this.#deps.clock.monotonicMs();
    const { client, fleet, draft } = this.#exchange;
    const retryAfter = status < 429 ? undefined : fieldValue(fields, "retry-after");
    const sign = signOfAnswer(status, retryAfter, draft.atEpochMs);
    // A good beginning is no success yet: an instance may die in the middle of each of its answers.
    if (sign.kind !== "success") this.#deps.health.record(fleet, this.#upstream, sign);
    this.#isGood = sign.kind === "success";
    if (this.#plan.mayMove(status, fields)) {
      this.#settle(nowMs, true);
      this.#request?.abort();
      this.#end({ kind: "refused", status }, "refused", `answered ${status}`);
      return;
    }
    draft.status = status;
    const contentType = fieldValue(fields, "content-type") ?? "";
    const isStream = contentType.startsWith("text/event-stream");
    // An event stream says that it works on it before it answers anything.
    if (isStream) this.#isHeard();
    else this.#settle(nowMs, sign.kind === "failure");
    if (contentType.startsWith("application/json") && this.#plan.holdsJson) {
      this.#held = new HeldAnswer(status, fields, reason);
      return;
    }
    const isPlain = fieldValue(fields, "content-encoding") === undefined;
    if (isPlain) {
      const { agentId, facts } = this.#upstream;
      const head = { agentId, instanceName: facts.name, status, contentType };
      this.#filter = this.#plan.filter?.(head);
      if (isStream) this.#boundary = new EventBoundary();
    }
    const isSameLength = this.#filter === undefined && this.#boundary === undefined;
    client.start(status, this.#answerFields(fields, isSameLength), reason);
    this.#lastWriteMs = nowMs;
  }

  onData(chunk: Buffer): void {
    if (!this.#isSettled) this.#settle(this.#deps.clock.monotonicMs(), false);
    if (this.#held !== undefined) {
      if (!this.#held.keep(chunk)) this.#release();
      return;
    }
    this.#write(this.#filter === undefined ? chunk : this.#filter.push(chunk));
  }

  onEnd(): void {
    if (!this.#isSettled) this.#settle(this.#deps.clock.monotonicMs(), false);
    if (this.#held === undefined) {
      const rest = this.#filter?.end();
      if (rest !== undefined && rest.length > 0) this.#exchange.client.write(rest);
      this.#exchange.client.end();
    } else {
      this.#answerWhole(this.#held);
    }
    const { fleet } = this.#exchange;
    if (this.#isGood) this.#deps.health.record(fleet, this.#upstream, SUCCESS);
    this.#end({ kind: "answered" }, "answered", null);
  }

  onError({ wasSent, timedOut, code }: UpstreamFailure): void {
    const { client, fleet, call } = this.#exchange;
    const failure = { kind: "failure", why: code } as const;
    if (client.isStarted) {
      this.#settle(this.#deps.clock.monotonicMs(), true);
      if (!call.isStanding) this.#deps.health.record(fleet, this.#upstream, failure);
      this.#cut(code);
      this.#end({ kind: "answered" }, "cut", code);
      return;
    }
    if (!wasSent) this.#deps.onUnreachable(this.#upstream.agentId, code);
    this.#deps.health.record(fleet, this.#upstream, failure);
    this.#settle(this.#deps.clock.monotonicMs(), true);
    this.#fail({ wasSent, timedOut, reason: code });
  }

  abandon(why: string): void {
    if (this.#isOver || this.#exchange.client.isStarted || !this.#plan.mayAbandon()) return;
    this.#settle(this.#deps.clock.monotonicMs(), true);
    this.#request?.abort();
    this.#fail({ wasSent: true, timedOut: false, isAbandoned: true, reason: why });
  }

  /** Called about once a second: keeps silent streams alive and ends what lasts too long. */
  tick(nowMs: number): void {
    if (this.#hasWritten) {
      this.#hasWritten = false;
      this.#lastWriteMs = nowMs;
    }
    const { startedMs, protocol } = this.#exchange;
    const waitedMs = nowMs - this.#beganMs;
    if (nowMs - startedMs >= protocol.maxDurationMs) this.#expire();
    else if (!this.#isSettled && this.#plan.isOverdue(waitedMs)) {
      this.abandon(`no answer for ${Math.round(waitedMs / 1000)} s, far longer than usual`);
    } else if (nowMs - this.#lastWriteMs >= KEEPALIVE_AFTER_MS) this.#keepAlive();
  }

  #keepAlive(): void {
    // Never into the middle of an event.
    if (this.#boundary?.isBetweenEvents !== true || this.#held !== undefined) return;
    this.#exchange.client.write(KEEPALIVE);
    this.#hasWritten = true;
  }

  #expire(): void {
    const why = "it lasted too long";
    this.#request?.abort();
    this.#settle(this.#deps.clock.monotonicMs(), false);
    if (this.#exchange.client.isStarted) {
      this.#cut(why);
      this.#end({ kind: "answered" }, "cut", why);
    } else {
      this.#fail({ wasSent: true, timedOut: true, reason: why });
    }
  }

  #write(bytes: Buffer): void {
    if (bytes.length === 0) return;
    this.#boundary?.push(bytes);
    this.#hasWritten = true;
    const { client } = this.#exchange;
    if (client.write(bytes)) return;
    this.#request?.pause();
    client.onDrain(() => this.#request?.resume());
  }

  /** The client must see that the answer is not whole. */
  #cut(why: string): void {
    const { client } = this.#exchange;
    const words = this.#filter?.cut(why);
    if (words === undefined) {
      client.destroy();
    } else {
      if (words.length > 0) client.write(words);
      client.end();
    }
  }

  #answerWhole(held: HeldAnswer): void {
    const body = this.#plan.rewriteJson?.(held.body()) ?? held.body();
    this.#exchange.client.answer(held.status, this.#answerFields(held.fields, false), body);
  }

  /** The answer is too long to be kept back: from now on it passes as it comes. */
  #release(): void {
    const held = this.#held;
    if (held === undefined) return;
    this.#held = undefined;
    this.#exchange.client.start(held.status, this.#answerFields(held.fields, true), held.reason);
    this.#write(held.body());
  }

  #answerFields(fields: FieldLines, isSameLength: boolean): string[] {
    const sent = clientFields(fields, this.#upstream.agentId, isSameLength);
    this.#plan.addFields(sent, fields);
    return sent;
  }

  /** The instance is to stop working for nobody. */
  readonly #onGone = (): void => {
    this.#request?.abort();
    if (!this.#isSettled) {
      this.#isSettled = true;
      if (!this.#exchange.call.isStanding) this.#upstream.load.withdrawn();
    }
    this.#end({ kind: "client_left" }, "client_left", null);
  };

  /** The instance has answered, or failed to: it no longer keeps anyone waiting. */
  #settle(nowMs: number, isFailure: boolean): void {
    if (this.#isSettled) return;
    this.#isSettled = true;
    const latencyMs = nowMs - this.#beganMs;
    this.#isHeard();
    if (this.#exchange.call.isStanding) return;
    if (isFailure) this.#upstream.load.failed(nowMs, latencyMs);
    else this.#upstream.load.answered(nowMs, latencyMs);
    this.#exchange.journey.latencyMs = nowMs - this.#exchange.startedMs;
    if (!isFailure) this.#upstream.figures.latency.add(latencyMs);
  }

  /** The instance does not hang. */
  #isHeard(): void {
    if (this.#unanswered !== undefined) this.#upstream.unanswered.delete(this.#unanswered);
  }

  #fail(how: { wasSent: boolean; timedOut: boolean; isAbandoned?: boolean; reason: string }): void {
    this.#end({ kind: "failed", isAbandoned: false, ...how }, "failed", how.reason);
  }

  #end(outcome: AttemptOutcome, told: DecisionAttempt["outcome"], why: string | null): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const { client, call, draft, fleet } = this.#exchange;
    const { agentId, facts, load, figures } = this.#upstream;
    client.offGone(this.#onGone);
    this.#isHeard();
    if (this.#open !== undefined) this.#deps.open.delete(this.#open);
    load.end(call.isStanding);
    const isError =
      told === "failed" || told === "refused" || told === "cut" || (draft.status ?? 0) >= 500;
    figures.end(undefined, isError && told !== "client_left");
    const durationMs = this.#deps.clock.monotonicMs() - this.#beganMs;
    draft.attempts.push({ agentId, name: facts.name, outcome: told, why, durationMs });
    fleet.waiting.callNext();
    this.#resolve(outcome);
  }
}
