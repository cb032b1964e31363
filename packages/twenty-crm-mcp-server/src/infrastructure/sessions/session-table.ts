import type { Clock, Timer } from "service-kit";

/** How many sessions are kept, and for how long. */
export interface SessionLimits {
  readonly maxSessions: number;
  readonly idleTimeoutMs: number;
}

/** What the table needs to know of a session. */
export interface TabledSession {
  readonly id: string;
  /** Frees everything the session holds. */
  end(): Promise<void>;
}

interface Entry<S> {
  readonly session: S;
  openRequests: number;
  lastUsedMs: number;
}

/** The sweep looks this many times within one idle timeout. */
const SWEEPS_PER_TIMEOUT = 10;

/**
 * Live sessions, least recently used first. Bounded in number and in time, because most clients
 * never send the DELETE that would end theirs.
 */
export class SessionTable<S extends TabledSession> {
  readonly #entries = new Map<string, Entry<S>>();
  readonly #limits: SessionLimits;
  readonly #clock: Clock;
  #sweep: Timer | undefined;

  constructor(limits: SessionLimits, clock: Clock) {
    this.#limits = limits;
    this.#clock = clock;
  }

  get size(): number {
    return this.#entries.size;
  }

  /** Keeps a session; the idlest one makes room. False when every session has a request open. */
  add(session: S): boolean {
    if (this.#entries.size >= this.#limits.maxSessions && !this.#evictIdlest()) return false;
    this.#entries.set(session.id, {
      session,
      openRequests: 0,
      lastUsedMs: this.#clock.monotonicMs(),
    });
    this.#scheduleSweep();
    return true;
  }

  get(id: string): S | undefined {
    return this.#entries.get(id)?.session;
  }

  /** Marks a request of the session as open; the returned function ends it, and the idle time starts anew. */
  use(id: string): () => void {
    const entry = this.#entries.get(id);
    if (entry === undefined) return () => {};
    entry.openRequests += 1;
    this.#touch(entry);
    return () => {
      entry.openRequests -= 1;
      if (this.#entries.get(id) === entry) this.#touch(entry);
    };
  }

  /** Forgets a session that has ended. */
  delete(id: string): void {
    this.#entries.delete(id);
    if (this.#entries.size === 0) {
      this.#sweep?.cancel();
      this.#sweep = undefined;
    }
  }

  /** Ends all sessions. */
  async close(): Promise<void> {
    const sessions = [...this.#entries.values()].map(({ session }) => session);
    for (const { id } of sessions) this.delete(id);
    await Promise.all(sessions.map((session) => session.end()));
  }

  /** Moves the entry to the end: the map's order is the order of last use. */
  #touch(entry: Entry<S>): void {
    entry.lastUsedMs = this.#clock.monotonicMs();
    this.#entries.delete(entry.session.id);
    this.#entries.set(entry.session.id, entry);
  }

  #evictIdlest(): boolean {
    for (const { session, openRequests } of this.#entries.values()) {
      if (openRequests > 0) continue;
      this.#end(session);
      return true;
    }
    return false;
  }

  #scheduleSweep(): void {
    this.#sweep ??= this.#clock.setTimer(() => {
      this.#sweep = undefined;
      this.#endIdle();
      if (this.#entries.size > 0) this.#scheduleSweep();
    }, this.#limits.idleTimeoutMs / SWEEPS_PER_TIMEOUT);
  }

  #endIdle(): void {
    const idleSinceMs = this.#clock.monotonicMs() - this.#limits.idleTimeoutMs;
    for (const { session, openRequests, lastUsedMs } of this.#entries.values()) {
      if (lastUsedMs > idleSinceMs) return;
      if (openRequests === 0) this.#end(session);
    }
  }

  #end(session: S): void {
    this.delete(session.id);
    void session.end();
  }
}
