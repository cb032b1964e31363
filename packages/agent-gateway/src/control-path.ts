import { randomBytes } from "node:crypto";
import type { Hono } from "hono";
import { Gatekeeper } from "./access/gatekeeper.ts";
import type { AdminEnv } from "./admin/admin-env.ts";
import { buildAdminApp } from "./admin/build-admin-app.ts";
import { EventStreams } from "./admin/live/event-streams.ts";
import { Waiters } from "./admin/live/waiters.ts";
import type { AuditTrail } from "./audit/audit-trail.ts";
import { GatewayError } from "./errors/gateway-error.ts";
import type { GatewayDependencies } from "./gateway.ts";
import type { Registry } from "./registry/registry.ts";
import type { StoreWriter } from "./registry/store-writer.ts";
import { TrafficHistory } from "./telemetry/traffic-history.ts";
import type { TrafficPort } from "./telemetry/traffic-port.ts";
import { AgentCards } from "./upstreams/agent-cards.ts";

/** What the control path is made of. */
export interface ControlPathDependencies
  extends Pick<
    GatewayDependencies,
    "clock" | "random" | "logger" | "keys" | "keysFile" | "publicUrl" | "version" | "usage"
  > {
  readonly registry: Registry;
  readonly writer: StoreWriter;
  readonly trail: AuditTrail;
  readonly traffic: TrafficPort;
  readonly inFlight: () => number;
  readonly phase: () => "starting" | "ready" | "draining";
}

/** The wired control path. */
export interface ControlPath {
  readonly app: Hono<AdminEnv>;
  readonly gatekeeper: Gatekeeper;
  /** The keys file was read again. */
  readonly keysReloaded: (count: number) => void;
  readonly start: () => void;
  /** Whoever waits for changes is answered, whoever listens to them is let go. */
  readonly drain: () => void;
  readonly close: () => Promise<void>;
}

/** Wires what people and programs ask the gateway itself; does no I/O. */
export function buildControlPath(dependencies: ControlPathDependencies): ControlPath {
  const { registry, writer, trail, traffic, clock, random, keys, keysFile } = dependencies;
  const gatekeeper = new Gatekeeper(keys, clock);
  const waiters = new Waiters({ clock, random });
  const events = new EventStreams();
  const cards = new AgentCards(clock);
  const history = new TrafficHistory({ traffic, clock });
  registry.subscribe(() => {
    waiters.changed();
    events.changed();
  });

  const app = buildAdminApp({
    ...dependencies,
    store: {
      ready: () => writer.ready().catch(unavailable),
      persist: () => writer.flush().catch(unavailable),
      health: () => writer.health,
    },
    access: {
      gatekeeper,
      keys,
      keysFile,
      audit: (record) => void trail.record(record),
      trail: () => trail.entries(),
    },
    waiters,
    events,
    cards,
    history,
    // Two processes may give out the same revision for different states of what they see themselves.
    processId: randomBytes(4).toString("hex"),
  });

  function drain(): void {
    waiters.close();
    events.close();
  }

  return {
    app,
    gatekeeper,
    keysReloaded(count) {
      const why = `${count} keys are in force`;
      const record = { by: "gateway", from: null, name: null, agentId: null, why };
      trail.record({ action: "keys.reload", ...record });
      writer.schedule();
      // A key that is out of the file must not go on listening; the others come back by themselves.
      events.endAll();
    },
    start: () => history.start(),
    drain,
    async close() {
      drain();
      history.close();
      await cards.close();
    },
  };
}

function unavailable(): never {
  throw new GatewayError("store_unavailable", "The gateway's log says why.");
}
