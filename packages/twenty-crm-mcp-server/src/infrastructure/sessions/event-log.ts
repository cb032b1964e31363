import type { EventStore, JSONRPCMessage } from "@modelcontextprotocol/server";

/** How much is kept for clients that come back after a lost connection. */
export interface EventLogLimits {
  readonly maxEventsPerStream: number;
  /** Over all sessions, in characters of JSON. */
  readonly maxSize: number;
}

interface StoredEvent {
  readonly session: string;
  readonly stream: string;
  readonly json: string;
}

const DEFAULT_LIMITS: EventLogLimits = { maxEventsPerStream: 256, maxSize: 16 * 1024 * 1024 };

/** What an event costs beside its text: the id, the entry and its place in three maps. */
const EVENT_OVERHEAD = 256;

/**
 * The latest events of all streams, so that a client can resume with `Last-Event-ID`. Bounded for each
 * stream and over all: the oldest events go first, and a client that asks for those starts anew.
 */
export class EventLog {
  readonly #limits: EventLogLimits;
  /** In the order of arrival, oldest first. */
  readonly #events = new Map<string, StoredEvent>();
  /** Event ids by session and stream, oldest first. */
  readonly #sessions = new Map<string, Map<string, Set<string>>>();
  #lastNumber = 0;
  #size = 0;

  constructor(limits: EventLogLimits = DEFAULT_LIMITS) {
    this.#limits = limits;
  }

  get size(): number {
    return this.#size;
  }

  /** The store of one session; it sees no event of any other. */
  forSession(session: string): EventStore {
    return {
      storeEvent: async (stream, message) => this.#store(session, stream, message),
      getStreamIdForEventId: async (id) => this.#find(session, id)?.stream,
      replayEventsAfter: async (lastId, { send }) => {
        const stream = this.#find(session, lastId)?.stream;
        if (stream === undefined) throw new Error("The event is no longer kept");
        for (const [id, json] of this.#after(session, stream, lastId)) {
          // A priming event only carries its id.
          if (json !== "{}") await send(id, JSON.parse(json) as JSONRPCMessage);
        }
        return stream;
      },
    };
  }

  /** Drops the events of a session that has ended. */
  forget(session: string): void {
    const streams = this.#sessions.get(session) ?? new Map<string, Set<string>>();
    for (const ids of [...streams.values()]) for (const id of [...ids]) this.#drop(id);
  }

  #store(session: string, stream: string, message: JSONRPCMessage): string {
    this.#lastNumber += 1;
    const id = String(this.#lastNumber);
    const json = JSON.stringify(message);
    this.#events.set(id, { session, stream, json });
    this.#size += json.length + EVENT_OVERHEAD;
    const streams = this.#sessions.get(session) ?? new Map<string, Set<string>>();
    this.#sessions.set(session, streams);
    const ids = streams.get(stream) ?? new Set<string>();
    streams.set(stream, ids.add(id));
    if (ids.size > this.#limits.maxEventsPerStream) this.#dropOldest(ids);
    while (this.#size > this.#limits.maxSize) this.#dropOldest(this.#events.keys());
    return id;
  }

  #find(session: string, id: string): StoredEvent | undefined {
    const event = this.#events.get(id);
    return event?.session === session ? event : undefined;
  }

  #after(session: string, stream: string, lastId: string): readonly [id: string, json: string][] {
    const ids = [...(this.#sessions.get(session)?.get(stream) ?? [])];
    return ids.slice(ids.indexOf(lastId) + 1).map((id) => [id, this.#events.get(id)?.json ?? "{}"]);
  }

  #dropOldest(ids: Iterable<string>): void {
    for (const id of ids) {
      this.#drop(id);
      return;
    }
  }

  #drop(id: string): void {
    const event = this.#events.get(id);
    if (event === undefined) return;
    this.#events.delete(id);
    this.#size -= event.json.length + EVENT_OVERHEAD;
    const streams = this.#sessions.get(event.session);
    const ids = streams?.get(event.stream);
    ids?.delete(id);
    if (ids?.size === 0) streams?.delete(event.stream);
    if (streams?.size === 0) this.#sessions.delete(event.session);
  }
}
