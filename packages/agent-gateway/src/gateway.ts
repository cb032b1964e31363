import type { RequestListener } from "node:http";
import type { Clock, Logger, RequestGuardPolicy } from "service-kit";
import { Agent } from "undici";
import type { KeyRing } from "./access/key-ring.ts";
import type { KeysFileStatus } from "./access/keys-file.ts";
import type { ProcessUsage } from "./admin/admin-dependencies.ts";
import { AuditTrail } from "./audit/audit-trail.ts";
import { storedTogether } from "./audit/stored-together.ts";
import type { PolicyChoice } from "./balancing/policy-choice.ts";
import type { ProbeConfig } from "./config/config.ts";
import { buildControlPath } from "./control-path.ts";
import { createControlListener, createRequestHandler } from "./http/create-request-handler.ts";
import { createDataPath } from "./proxy/data-path.ts";
import { LeaseWatch } from "./registry/lease-watch.ts";
import { Registry } from "./registry/registry.ts";
import type { RegistryEvent } from "./registry/registry-event.ts";
import type { RestoredState } from "./registry/registry-options.ts";
import type { RegistryStore } from "./registry/registry-store.ts";
import { RotationLog } from "./registry/rotation-log.ts";
import { RoutingPicture } from "./registry/routing-picture.ts";
import { StoreWriter } from "./registry/store-writer.ts";
import { DecisionLog } from "./telemetry/decision-log.ts";
import type { TrafficPort } from "./telemetry/traffic-port.ts";
import { createGuardedConnect } from "./transport/guarded-connect.ts";
import type { InboundHandler } from "./transport/inbound.ts";
import type { UpstreamTransport } from "./transport/upstream.ts";
import { createTrafficPort } from "./upstreams/passive/create-traffic-port.ts";
import { Fleets } from "./upstreams/passive/fleets.ts";
import { PassiveHealth } from "./upstreams/passive/passive-health.ts";
import { probeEndpoint } from "./upstreams/probe-endpoint.ts";
import { Prober } from "./upstreams/prober.ts";

/** What a gateway is made of. */
export interface GatewayDependencies {
  readonly store: RegistryStore;
  /** What the store held at the start. */
  readonly restored: RestoredState;
  readonly clock: Clock;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  readonly logger: Logger;
  readonly keys: KeyRing;
  /** How the keys file was when it was last read; `undefined` when there is none. */
  readonly keysFile: () => KeysFileStatus | undefined;
  /** Sent to instances with what is forwarded to them. */
  readonly upstreamApiKey: string | undefined;
  readonly publicUrl: string | undefined;
  readonly guard: RequestGuardPolicy;
  /** 32 bytes each that seal session ids: the first seals, all open. */
  readonly sessionKeys: readonly [Buffer, ...Buffer[]];
  /** By which policy each service is balanced. */
  readonly policies: PolicyChoice;
  /** Name, in lower case, of a header whose value keeps requests together on one instance. */
  readonly affinityHeader: string | undefined;
  readonly probe: ProbeConfig;
  /** How long an instance may take to begin its answer. */
  readonly firstByteTimeoutMs: number;
  readonly version: string;
  /** What the process uses, for the metrics; absent where nobody measures it. */
  readonly usage: (() => ProcessUsage) | undefined;
  /** Sends what is proxied; closed with the gateway. */
  readonly upstreams: UpstreamTransport;
}

/** A wired gateway that does not listen yet. */
export interface Gateway {
  /** Takes every request but those of the control path. */
  readonly handle: InboundHandler;
  /** The control path. */
  readonly control: RequestListener;
  /** Resolves when the store has reserved what must not be given out twice. @throws the store's Error. */
  readonly prepare: () => Promise<void>;
  /** What passes through. */
  readonly traffic: TrafficPort;
  /** The keys file was read again. */
  readonly keysReloaded: (count: number) => void;
  /** Begins to probe and to let leases run out. */
  readonly start: () => void;
  /** From now on `/ready` answers 503, and nobody waits for changes any more. */
  readonly drain: () => void;
  /** Resolves when every proxied call has its answer. */
  readonly callsDone: () => Promise<void>;
  /** Ends probes and open streams and writes what is not written yet. */
  readonly close: () => Promise<void>;
}

/** Wires registry, probes, data path and control path; does no I/O. */
export function buildGateway(dependencies: GatewayDependencies): Gateway {
  const { store, restored, clock, random, logger, guard } = dependencies;
  const writer = new StoreWriter({ store, clock, logger });
  const registry = new Registry({ clock, restored, onEvent });
  const trail = new AuditTrail({ clock, stored: restored.audit });
  writer.attach(storedTogether(registry, trail));
  const rotation = new RotationLog({
    logger,
    endpointOf: (agentId) => registry.instance(agentId)?.facts.endpoint,
  });
  registry.subscribe((change) => rotation.observe(change));
  const leases = new LeaseWatch({ registry, clock });
  // No connection is kept: a probe is to find out whether a new one can be made.
  const dispatcher = new Agent({
    pipelining: 0,
    connect: createGuardedConnect({ timeoutMs: dependencies.probe.timeoutMs }),
  });
  const prober = new Prober({
    clock,
    random,
    intervalMs: dependencies.probe.intervalMs,
    target: (agentId) => registry.instance(agentId)?.facts,
    probe: (target) =>
      probeEndpoint(target, { clock, timeoutMs: dependencies.probe.timeoutMs, dispatcher }),
    isUndecided: (agentId) => (registry.instance(agentId)?.probe.against ?? 0) > 0,
    onOutcome: (agentId, outcome, startedAtMs) => {
      registry.recordProbe(agentId, outcome, startedAtMs);
      const at = fleets.locate(agentId);
      if (at === undefined) return;
      health.probed(at.fleet, at.upstream, outcome.result !== "failing", startedAtMs);
    },
  });
  let phase: "starting" | "ready" | "draining" = "starting";

  function onEvent(event: RegistryEvent): void {
    switch (event.type) {
      case "unsaved":
        writer.schedule();
        break;
      case "registered":
        prober.watch(event.agentId);
        break;
      case "due":
        leases.arm(event.atMs);
        break;
      case "doubted":
        logger.debug("Instance is in doubt, probing it", {
          agentId: event.agentId,
          why: event.why,
        });
        prober.probeNow(event.agentId);
        break;
      case "stood_still":
        logger.warn("The gateway stood still; every lease is extended by as much", {
          forMs: Math.round(event.forMs),
        });
        break;
      case "removed":
        prober.unwatch(event.agentId);
        break;
    }
  }

  const fleets = new Fleets({
    clock,
    random,
    picture: new RoutingPicture(registry, clock),
    policies: dependencies.policies,
  });
  const health = new PassiveHealth({
    clock,
    random,
    report: (agentId, { state, why, forMs }) =>
      registry.recordTraffic(agentId, {
        state: state === "fit" ? "ok" : state,
        why,
        ...(forMs === undefined ? {} : { untilMs: clock.monotonicMs() + forMs }),
      }),
    doubt: (agentId) => prober.probeNow(agentId),
  });
  const decisions = new DecisionLog();
  const traffic = createTrafficPort(fleets, decisions, clock);
  const dataPath = createDataPath({
    fleets,
    health,
    transport: dependencies.upstreams,
    decisions,
    onUnreachable: (agentId, reason) =>
      registry.recordTraffic(agentId, { state: "ejected", why: reason }),
    sessionKeys: dependencies.sessionKeys,
    upstreamApiKey: dependencies.upstreamApiKey,
    affinityHeader: dependencies.affinityHeader,
    clock,
    firstByteTimeoutMs: dependencies.firstByteTimeoutMs,
  });
  const control = buildControlPath({
    ...dependencies,
    registry,
    writer,
    trail,
    traffic,
    inFlight: dataPath.inFlight,
    phase: () => phase,
  });

  return {
    handle: createRequestHandler({ dataPath, guard, gatekeeper: control.gatekeeper, logger }),
    control: createControlListener(control.app),
    keysReloaded: control.keysReloaded,
    traffic,
    prepare: () => writer.reserve(),
    start() {
      for (const { agentId } of registry.instances()) prober.watch(agentId);
      leases.arm();
      control.start();
      phase = "ready";
    },
    drain() {
      phase = "draining";
      control.drain();
    },
    callsDone: dataPath.callsDone,
    async close() {
      leases.stop();
      prober.close();
      await control.close();
      await dataPath.close();
      await dispatcher.destroy();
      await writer.close();
    },
  };
}
