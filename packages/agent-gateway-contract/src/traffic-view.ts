import { z } from "zod";

const figures = {
  /** Ended, since this process first saw it. */
  requests: z.int(),
  /** Answered 5xx, cut, or not answered at all. */
  errors: z.int(),
  /** Streams included. */
  inFlight: z.int(),
  /** Over the last minute. */
  requestsPerSecond: z.number(),
  errorsPerSecond: z.number(),
  /** Until the first byte of the answer, in milliseconds, since this process first saw it. */
  latencyMs: z.object({ count: z.int(), p50: z.number(), p95: z.number(), p99: z.number() }),
};

/** What happened in one stretch of time. */
export const trafficPointSchema = z.object({
  /** ISO 8601: its end. */
  at: z.iso.datetime(),
  requestsPerSecond: z.number(),
  errorsPerSecond: z.number(),
  inFlight: z.int(),
  /** Of the answers in this stretch, in milliseconds; `null` when there were none. */
  latencyMs: z.object({ p50: z.number(), p95: z.number(), p99: z.number() }).nullable(),
});

/** What passed through a service in one stretch of time. */
export type TrafficPoint = z.output<typeof trafficPointSchema>;

const instanceTraffic = z.object({
  agentId: z.string(),
  name: z.string(),
  version: z.string(),
  ...figures,
  /** Its share now, slow start included. */
  weight: z.number(),
  /** What an answer is expected to take, in milliseconds; `null` until there was one. */
  expectedLatencyMs: z.number().nullable(),
  /** Why it gets no requests now; `null` when it does. */
  leftOut: z.string().nullable(),
});

/** What passes through one service. */
export const serviceTrafficSchema = z.object({
  namespace: z.string(),
  service: z.string(),
  type: z.string(),
  ...figures,
  policy: z.string(),
  /** Fewer than half of the instances are fit, so that all live ones are asked. */
  isPanic: z.boolean(),
  waiting: z.int(),
  instances: z.array(instanceTraffic),
  /** At most 256 by name; the others together as `(others)`. */
  tools: z.array(z.object({ tool: z.string(), ...figures })),
  /** Oldest first; absent unless asked for with `history=true`. */
  history: z.array(trafficPointSchema).optional(),
});

/** What passes through one service. */
export type ServiceTrafficView = z.output<typeof serviceTrafficSchema>;

const word = z.string().min(1).max(256);

/** Query of `GET /api/v1/traffic`. */
export const trafficQuerySchema = z.object({
  namespace: word.optional(),
  service: word.optional(),
  type: word.optional(),
  history: z.boolean().default(false).meta({
    description: "`true`: each service with its last ten minutes, in stretches of five seconds",
  }),
});

/** Answer of `GET /api/v1/traffic`. */
export const trafficSchema = z.object({
  at: z.iso.datetime(),
  services: z.array(serviceTrafficSchema),
});

/** Answer of `GET /api/v1/traffic`. */
export type Traffic = z.output<typeof trafficSchema>;
