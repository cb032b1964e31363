import type { Dispatcher } from "undici";

/** Connections to Twenty: the caller's, or some of our own that come about with the first request. */
export interface ConnectionPool {
  dispatcher(): Dispatcher | Promise<Dispatcher>;
  /** Closes the connections, unless they are the caller's. */
  close(): Promise<void>;
}

/**
 * Loads undici with the first request: a program that has only been started, and has asked nothing yet,
 * pays neither its time nor its memory.
 */
export function createConnectionPool(given: Dispatcher | undefined): ConnectionPool {
  let own: Promise<Dispatcher> | undefined;
  return {
    dispatcher() {
      if (given !== undefined) return given;
      own ??= openPool();
      return own;
    },
    async close() {
      await (await own)?.close();
    },
  };
}

/** The client's own deadline governs; the pool's would only report other codes. */
async function openPool(): Promise<Dispatcher> {
  const { Agent } = await import("undici");
  return new Agent({ headersTimeout: 0, bodyTimeout: 0, keepAliveTimeout: 10_000 });
}
