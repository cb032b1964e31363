import type { DecisionDraft } from "../../telemetry/decision.ts";
import type { InboundExchange } from "../../transport/inbound.ts";
import type { Fleet } from "../../upstreams/passive/fleet.ts";
import type { Upstream } from "../../upstreams/passive/upstream.ts";
import type { Protocol, Refusal } from "../protocols/protocol.ts";
import type { Call } from "./call.ts";

/** A request that is being proxied. */
export interface Exchange {
  /** What the client sent, and where its answer goes. */
  readonly client: InboundExchange;
  /** The instances of the service. */
  readonly fleet: Fleet;
  readonly protocol: Protocol;
  readonly call: Call;
  readonly body: Buffer | null;
  /** What follows behind the instance's own path, and the query behind that; each with its first sign, or empty. */
  readonly rest: string;
  readonly query: string;
  /** Whose request it is: what is sealed for one opens for nobody else. */
  readonly principal: string;
  /** On the monotonic clock. */
  readonly startedMs: number;
  readonly draft: DecisionDraft;
  readonly journey: Journey;
}

/** Where a request has been so far. */
interface Journey {
  /** Instances that it was sent to. */
  tried: readonly Upstream[];
  /** How often an instance that had seen it, or may have, has failed and another one was asked; taken from one that hangs it was not. */
  repeats: number;
  /** It holds a place in the retry budget. */
  holdsRetry: boolean;
  /** Until the first byte of the answer that the client gets. */
  latencyMs: number | undefined;
}

/** An exchange has ended; with what the gateway itself did wrong, if that is why. */
export type OnEnd = (fault?: unknown) => void;

/** The session an exchange belongs to: what the client calls it and what the instance calls it. */
export interface OpenedSession {
  readonly sealed: string;
  readonly sessionId: string;
}

/** Whether the call may be executed twice by this instance or one like it. */
export function mayRepeat({ call }: Exchange, { facts }: Upstream): boolean {
  if (!call.isRepeatable) return false;
  const { tools } = call;
  return tools.length === 0 || tools.every((tool) => facts.repeatableTools.has(tool));
}

/** Two instances may fail at the same moment; a request that a third one fails too is likely to be what they fail of. */
const MAX_REPEATS = 2;

/** Whether there is a repetition left. */
export function hasRepeatLeft({ journey }: Exchange): boolean {
  return journey.repeats < MAX_REPEATS;
}

/** Answers with an error of the gateway. */
export function refuse({ client, call, protocol, draft }: Exchange, refusal: Refusal): void {
  if (!client.isGone) draft.status = protocol.refuse(client, call, refusal);
}
