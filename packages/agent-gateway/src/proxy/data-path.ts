import type { Clock } from "service-kit";
import type { ProxiedPath } from "../http/proxied-path.ts";
import type { DecisionLog } from "../telemetry/decision-log.ts";
import type { InboundExchange } from "../transport/inbound.ts";
import type { UpstreamTransport } from "../transport/upstream.ts";
import type { Fleets } from "../upstreams/passive/fleets.ts";
import type { PassiveHealth } from "../upstreams/passive/passive-health.ts";
import type { Upstream } from "../upstreams/passive/upstream.ts";
import { TaskOwners } from "./a2a/task-owners.ts";
import type { Exchange, OnEnd } from "./exchange/exchange.ts";
import { OpenExchanges } from "./exchange/open-exchanges.ts";
import {
  newDraft,
  nobodyAt,
  queryOf,
  type Received,
  receive,
  withAffinity,
} from "./exchange/receive.ts";
import { Ticker } from "./exchange/ticker.ts";
import { PROTOCOLS } from "./protocols/protocols.ts";
import { route } from "./routing/route.ts";
import type { Router } from "./routing/router.ts";
import { createInstanceSeal } from "./sealing/instance-seal.ts";
import { RecentSessions } from "./sealing/recent-sessions.ts";

/** What the data path works with. */
export interface DataPathDependencies {
  readonly fleets: Fleets;
  readonly health: PassiveHealth;
  readonly transport: UpstreamTransport;
  readonly decisions: DecisionLog;
  /** An instance could not be reached; nothing was sent to it. */
  readonly onUnreachable: (agentId: string, reason: string) => void;
  /** 32 bytes each: the first seals, all open. */
  readonly sessionKeys: readonly [Buffer, ...Buffer[]];
  /** What instances ask of their clients; never the gateway's own key. */
  readonly upstreamApiKey: string | undefined;
  /** Name, in lower case, of a field whose value keeps requests together on one instance. */
  readonly affinityHeader: string | undefined;
  readonly clock: Clock;
  readonly firstByteTimeoutMs: number;
}

/** Whose request it is. */
interface Caller {
  /** Stable for one credential, and not the credential itself. */
  readonly principal: string;
}

const NONE: readonly Upstream[] = [];

/** A request before it is read. */
interface Request extends Caller {
  readonly client: InboundExchange;
  readonly path: ProxiedPath;
  /** On the monotonic clock. */
  readonly startedMs: number;
}

/** The data path: everything that is passed on to instances. */
export interface DataPath {
  /** Whether something is registered at this address. */
  readonly knows: (path: ProxiedPath) => boolean;
  /** `onFault`: the gateway itself did something wrong. */
  readonly handle: (
    client: InboundExchange,
    path: ProxiedPath,
    caller: Caller,
    onFault: (fault: unknown) => void,
  ) => void;
  /** Exchanges under way, streams included. */
  readonly inFlight: () => number;
  /** Resolves when every call has its answer; streams that only stand open are not waited for. */
  readonly callsDone: () => Promise<void>;
  /** Cuts the connections to the instances, and so every exchange that is still open. */
  readonly close: () => Promise<void>;
}

/** Does no I/O of its own. */
export function createDataPath(dependencies: DataPathDependencies): DataPath {
  const { fleets, health, transport, clock, decisions } = dependencies;
  const open = new OpenExchanges();
  const ticker = new Ticker(clock, (nowMs) => {
    for (const fleet of fleets.all()) health.watch(fleet, nowMs);
  });
  const router: Router = {
    ...dependencies,
    open: ticker,
    seal: createInstanceSeal(dependencies.sessionKeys, clock),
    recent: new RecentSessions(clock),
    owners: new TaskOwners(),
  };

  function serve(exchange: Exchange, onEnd: OnEnd): void {
    const { fleet, call, journey, draft } = exchange;
    const figures = call.tool === undefined ? undefined : fleet.tools.of(call.tool);
    fleet.figures.begin();
    figures?.begin();
    open.begin(call.isStanding);
    const ended: OnEnd = (fault) => {
      open.end(call.isStanding);
      if (journey.holdsRetry) fleet.retries.release();
      const isError = (draft.status ?? 0) >= 500;
      fleet.figures.end(journey.latencyMs, isError);
      figures?.end(journey.latencyMs, isError);
      draft.durationMs = clock.monotonicMs() - draft.startedMs;
      decisions.keep(draft);
      onEnd(fault);
    };
    try {
      route(exchange, router, ended);
    } catch (fault) {
      ended(fault);
    }
  }

  function begin(request: Request, { call: asked, body }: Received, onEnd: OnEnd): void {
    const { client, path, principal, startedMs } = request;
    const protocol = PROTOCOLS[path.protocol];
    const fleet = fleets.find(path.namespace, path.service, path.protocol);
    if (fleet === undefined) {
      protocol.refuse(client, asked, { code: "not_found", detail: nobodyAt(path) });
      return;
    }
    const call = withAffinity(asked, client, fleet, dependencies.affinityHeader);
    // Literals within literals are made by the runtime, one part after the other; these are made inline.
    const journey = { tried: NONE, repeats: 0, holdsRetry: false, latencyMs: undefined };
    const exchange: Exchange = {
      client,
      fleet,
      protocol,
      call,
      body,
      rest: path.rest,
      query: queryOf(client),
      principal,
      startedMs,
      draft: newDraft({ client, fleet, call, startedMs, router }),
      journey,
    };
    serve(exchange, onEnd);
  }

  return {
    knows: ({ namespace, service, protocol }) =>
      fleets.find(namespace, service, protocol) !== undefined,
    handle(client, path, { principal }, onFault) {
      const request = { client, path, principal, startedMs: clock.monotonicMs() };
      const onEnd: OnEnd = (fault) => {
        if (fault !== undefined) onFault(fault);
      };
      try {
        const received = receive(client, path, PROTOCOLS[path.protocol]);
        if (received instanceof Promise) {
          received
            .then((later) => later && begin(request, later, onEnd))
            .catch((fault: unknown) => onFault(fault));
        } else if (received !== undefined) {
          begin(request, received, onEnd);
        }
      } catch (fault) {
        onFault(fault);
      }
    },
    inFlight: () => open.size,
    callsDone: () => open.callsDone(),
    async close() {
      ticker.close();
      for (const fleet of fleets.all()) fleet.close();
      await transport.close();
    },
  };
}
