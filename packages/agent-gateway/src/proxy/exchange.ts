import type { IncomingMessage, ServerResponse } from "node:http";
import type { Candidate } from "../registry/snapshot.ts";
import type { UpstreamPools } from "../upstreams/upstream-pools.ts";
import type { Call } from "./call.ts";
import type { InstanceSeal } from "./instance-seal.ts";
import type { TurnCounter } from "./turn-counter.ts";

/** A request that is being proxied. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly service: string;
  /** All instances of the service as they stood when the request came. */
  readonly candidates: readonly Candidate[];
  readonly call: Call;
  readonly method: "GET" | "POST" | "DELETE";
  readonly body: Buffer | null;
}

/** What routing works with. */
export interface Router {
  readonly pools: UpstreamPools;
  readonly seal: InstanceSeal;
  readonly turns: TurnCounter;
  readonly upstreamApiKey: string | undefined;
  readonly onConnectFailure: (agentId: string, reason: string) => void;
}
