import type { Candidate } from "../registry/snapshot.ts";
import type { InboundExchange } from "../transport/inbound.ts";
import type { UpstreamTransport } from "../transport/upstream.ts";
import type { Call } from "./call.ts";
import type { InstanceSeal } from "./instance-seal.ts";
import type { TurnCounter } from "./turn-counter.ts";

/** A request that is being proxied. */
export interface Exchange {
  /** What the client sent, and where its answer goes. */
  readonly client: InboundExchange;
  readonly service: string;
  /** All instances of the service as they stood when the request came. */
  readonly candidates: readonly Candidate[];
  readonly call: Call;
  readonly method: "GET" | "POST" | "DELETE";
  readonly body: Buffer | null;
}

/** What routing works with. */
export interface Router {
  readonly upstreams: UpstreamTransport;
  readonly firstByteTimeoutMs: number;
  readonly seal: InstanceSeal;
  readonly turns: TurnCounter;
  readonly upstreamApiKey: string | undefined;
  readonly onConnectFailure: (agentId: string, reason: string) => void;
}
