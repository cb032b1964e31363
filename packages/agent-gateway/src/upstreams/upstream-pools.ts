import { type Dispatcher, Pool } from "undici";

const CONNECT_TIMEOUT_MS = 5000;

/** Kept-alive connections to instances, one pool for each origin that is still registered. */
export class UpstreamPools {
  readonly #firstByteTimeoutMs: number;
  readonly #origins: () => ReadonlySet<string>;
  readonly #pools = new Map<string, Pool>();
  #closed = false;

  constructor({
    firstByteTimeoutMs,
    origins,
  }: {
    readonly firstByteTimeoutMs: number;
    /** Origins of all known instances; pools of others are let go. */
    readonly origins: () => ReadonlySet<string>;
  }) {
    this.#firstByteTimeoutMs = firstByteTimeoutMs;
    this.#origins = origins;
  }

  /** The pool of an origin. */
  to(origin: string): Dispatcher {
    const known = this.#pools.get(origin);
    if (known !== undefined) return known;
    this.#letGo();
    const pool = new Pool(origin, {
      connect: { timeout: CONNECT_TIMEOUT_MS },
      headersTimeout: this.#firstByteTimeoutMs,
      // An event stream may be silent for hours; undici's default would cut it after 300 s.
      bodyTimeout: 0,
      allowH2: false,
    });
    // A retry may come after the end: it fails like the attempt before it.
    if (this.#closed) void pool.destroy();
    else this.#pools.set(origin, pool);
    return pool;
  }

  /** Cuts every connection. */
  async close(): Promise<void> {
    this.#closed = true;
    const pools = [...this.#pools.values()];
    this.#pools.clear();
    await Promise.all(pools.map((pool) => pool.destroy()));
  }

  #letGo(): void {
    const origins = this.#origins();
    for (const [origin, pool] of this.#pools) {
      if (origins.has(origin)) continue;
      this.#pools.delete(origin);
      // Its open requests go on; nothing waits for them here.
      void pool.close().catch(() => {});
    }
  }
}
