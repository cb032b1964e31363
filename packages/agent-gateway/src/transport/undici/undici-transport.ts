import { Pool } from "undici";
import { createGuardedConnect } from "../guarded-connect.ts";
import { CONNECT_TIMEOUT_MS, type UpstreamTransport } from "../upstream.ts";
import { UndiciExchange } from "./undici-exchange.ts";

/** How often pools that nobody uses are looked for, in milliseconds. */
const SWEEP_MS = 30_000;

interface KeptPool {
  readonly pool: Pool;
  /** Since the last sweep. */
  isUsed: boolean;
}

/** Sends requests through undici, one pool for each origin in use. */
export function createUndiciTransport({
  monotonicMs,
}: {
  readonly monotonicMs: () => number;
}): UpstreamTransport {
  const pools = new Map<string, KeptPool>();
  let isClosed = false;
  let sweptAtMs = monotonicMs();

  /** Instances come and go; a pool without a request for a sweep is let go when another one is opened. */
  function sweep(): void {
    if (monotonicMs() - sweptAtMs < SWEEP_MS) return;
    sweptAtMs = monotonicMs();
    for (const [origin, kept] of pools) {
      if (!kept.isUsed && kept.pool.stats.size === 0) {
        pools.delete(origin);
        void kept.pool.close().catch(() => {});
      }
      kept.isUsed = false;
    }
  }

  function poolOf(origin: string): Pool {
    const known = pools.get(origin);
    if (known !== undefined) {
      known.isUsed = true;
      return known.pool;
    }
    sweep();
    const pool = new Pool(origin, {
      connect: createGuardedConnect({ timeoutMs: CONNECT_TIMEOUT_MS }),
      // An event stream may be silent for hours; undici's default would cut it after 300 s.
      bodyTimeout: 0,
      allowH2: false,
    });
    // A retry may come after the end: it fails like the attempt before it.
    if (isClosed) void pool.destroy();
    else pools.set(origin, { pool, isUsed: true });
    return pool;
  }

  return {
    dispatch(request, handler) {
      const { origin, method, path, fields, body, firstByteTimeoutMs } = request;
      const exchange = new UndiciExchange(handler);
      const headers = [...fields];
      const options = { method, path, headers, body, headersTimeout: firstByteTimeoutMs };
      // undici may fail at once; a handler hears nothing before its exchange is known.
      queueMicrotask(() => poolOf(origin).dispatch(options, exchange));
      return exchange;
    },
    async close() {
      isClosed = true;
      const kept = [...pools.values()];
      pools.clear();
      await Promise.all(kept.map(({ pool }) => pool.destroy()));
    },
  };
}
