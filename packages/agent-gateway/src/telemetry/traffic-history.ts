import type { TrafficPoint } from "agent-gateway-contract";
import type { Clock, Timer } from "service-kit";
import type { ServiceTraffic, TrafficFigures, TrafficPort } from "./traffic-port.ts";

const STRETCH_MS = 5000;
/** Ten minutes of a service. */
const MAX_POINTS = 120;
/** A minute of everything else. */
const MAX_SAMPLES = 12;
const MAX_SERVICES = 500;
const MAX_COUNTED = 20_000;
/** In milliseconds; within two of them latencies are taken to be spread evenly. */
const EDGES = [
  1, 2.5, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000,
] as const;

/** How fast requests and errors come. */
export interface Rates {
  readonly requestsPerSecond: number;
  readonly errorsPerSecond: number;
}

interface Sample {
  readonly atMs: number;
  readonly requests: number;
  readonly errors: number;
}

interface Stretch extends Sample {
  /** How many latencies were at most as long as each edge. */
  readonly upTo: readonly number[];
}

/** What passed through lately: samples taken every five seconds of figures that only grow. */
export class TrafficHistory {
  readonly #traffic: TrafficPort;
  readonly #clock: Clock;
  readonly #samples = new Map<string, Sample[]>();
  readonly #services = new Map<string, { last: Stretch; readonly points: TrafficPoint[] }>();
  #timer: Timer | undefined;

  constructor({ traffic, clock }: { readonly traffic: TrafficPort; readonly clock: Clock }) {
    this.#traffic = traffic;
    this.#clock = clock;
  }

  start(): void {
    this.#sample();
    this.#timer = this.#clock.setTimer(() => this.start(), STRETCH_MS);
  }

  close(): void {
    this.#timer?.cancel();
  }

  /** Over the last minute, or as much of it as is known. `key` is one of {@link trafficKey}. */
  rates(key: string, { requests, errors }: Pick<TrafficFigures, "requests" | "errors">): Rates {
    const oldest = this.#samples.get(key)?.[0];
    const seconds = (this.#clock.monotonicMs() - (oldest?.atMs ?? 0)) / 1000;
    if (oldest === undefined || seconds <= 0) return { requestsPerSecond: 0, errorsPerSecond: 0 };
    return {
      requestsPerSecond: rounded((requests - oldest.requests) / seconds),
      errorsPerSecond: rounded((errors - oldest.errors) / seconds),
    };
  }

  /** The last ten minutes of a service, oldest first. */
  points(service: ServiceTraffic): readonly TrafficPoint[] {
    return this.#services.get(trafficKey(service))?.points ?? [];
  }

  #sample(): void {
    const atMs = this.#clock.monotonicMs();
    const seen = new Set<string>();
    const count = (key: string, { requests, errors }: TrafficFigures): void => {
      seen.add(key);
      this.#count(key, { atMs, requests, errors });
    };
    for (const service of this.#traffic.services()) {
      const key = trafficKey(service);
      count(key, service);
      this.#stretch(key, service, atMs);
      for (const instance of service.instances) count(trafficKey(service, instance), instance);
      for (const tool of service.tools) count(trafficKey(service, tool), tool);
    }
    for (const key of this.#samples.keys()) if (!seen.has(key)) this.#samples.delete(key);
    for (const key of this.#services.keys()) if (!seen.has(key)) this.#services.delete(key);
  }

  #count(key: string, sample: Sample): void {
    const samples = this.#samples.get(key);
    if (samples === undefined) {
      if (this.#samples.size < MAX_COUNTED) this.#samples.set(key, [sample]);
      return;
    }
    samples.push(sample);
    if (samples.length > MAX_SAMPLES + 1) samples.shift();
  }

  #stretch(key: string, service: ServiceTraffic, atMs: number): void {
    const { requests, errors, inFlight, latencyMs } = service;
    const known = this.#services.get(key);
    // What nobody has called needs no history yet.
    if (known === undefined && (requests === 0 || this.#services.size >= MAX_SERVICES)) return;
    const upTo = EDGES.map((edge) => latencyMs.upTo(edge));
    const now: Stretch = { atMs, requests, errors, upTo };
    if (known === undefined) {
      const before: Stretch = { atMs: atMs - STRETCH_MS, requests: 0, errors: 0, upTo: [] };
      const points = [pointOf(before, now, inFlight, this.#clock.now())];
      this.#services.set(key, { last: now, points });
      return;
    }
    known.points.push(pointOf(known.last, now, inFlight, this.#clock.now()));
    if (known.points.length > MAX_POINTS) known.points.shift();
    known.last = now;
  }
}

/** Names what is counted: a service, or an instance or tool of it. */
export function trafficKey(
  { namespace, type, service }: Pick<ServiceTraffic, "namespace" | "type" | "service">,
  part?: { readonly agentId: string } | { readonly tool: string },
): string {
  const base = `${namespace}/${type}/${service}`;
  if (part === undefined) return base;
  return "agentId" in part ? `${base} @${part.agentId}` : `${base} #${part.tool}`;
}

function pointOf(before: Stretch, now: Stretch, inFlight: number, at: Date): TrafficPoint {
  const seconds = Math.max(0.001, (now.atMs - before.atMs) / 1000);
  const counts = now.upTo.map((count, edge) => count - (before.upTo[edge] ?? 0));
  return {
    at: at.toISOString(),
    requestsPerSecond: rounded((now.requests - before.requests) / seconds),
    errorsPerSecond: rounded((now.errors - before.errors) / seconds),
    inFlight,
    latencyMs:
      (counts.at(-1) ?? 0) === 0
        ? null
        : {
            p50: quantile(counts, 0.5),
            p95: quantile(counts, 0.95),
            p99: quantile(counts, 0.99),
          },
  };
}

/** From how many were at most as long as each edge, as Prometheus does it. */
function quantile(upTo: readonly number[], part: number): number {
  const wanted = part * (upTo.at(-1) ?? 0);
  const index = upTo.findIndex((count) => count >= wanted);
  const [upper = 0, lower = 0] = [EDGES[index], EDGES[index - 1]];
  const [reached = 0, below = 0] = [upTo[index], upTo[index - 1]];
  const share = reached === below ? 1 : (wanted - below) / (reached - below);
  return rounded(lower + (upper - lower) * share);
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}
