import type { Clock } from "service-kit";
import type { Upstream } from "../../upstreams/passive/upstream.ts";
import { fieldsOf, parsedJson } from "../json-fields.ts";
import { ChangeNotices } from "./change-notices.ts";
import type { ListenEars, ListenRefusal } from "./upstream-listen.ts";

/** What a merged listening needs of its surroundings. */
export interface MergedListenOptions {
  readonly clock: Clock;
  /** The JSON-RPC id of the client's request; every instance gets the same, so notifications need no change. */
  readonly id: string | number;
  /** Whom changes can come from now. */
  readonly upstreams: () => readonly Upstream[];
  /** Begins to listen to one of them. */
  readonly open: (upstream: Upstream, ears: ListenEars) => { readonly close: () => void };
  readonly client: ListenClient;
}

/** Where a merged listening goes to. */
interface ListenClient {
  /** The head was sent. */
  readonly begin: () => void;
  readonly message: (message: string) => void;
  readonly refuse: (refusal: ListenRefusal, upstream: Upstream) => void;
  /** Nobody can be listened to. */
  readonly end: () => void;
}

interface Listening {
  readonly close: () => void;
  hasSaidGoodbye: boolean;
}

/** Each costs the gateway a connection. */
const MAX_LISTENED_TO = 64;
const AGAIN_AFTER_LOSS_MS = 1000;
const AGAIN_AFTER_REFUSAL_MS = 30_000;
/** A client whose stream has nobody behind it is told so after this time. */
const MAX_ALONE_MS = 30_000;

/**
 * One listening of a client, fed by all instances of the service (MCP 2026-07-28, `subscriptions/listen`): a
 * change that any of them tells of arrives, once. Instances may come and go meanwhile.
 */
export class MergedListen {
  readonly #options: MergedListenOptions;
  readonly #notices: ChangeNotices;
  readonly #listening = new Map<Upstream, Listening>();
  /** When those that ended may be asked again. */
  readonly #againMs = new Map<Upstream, number>();
  #hasBegun = false;
  #isOver = false;
  #aloneSinceMs: number | undefined;
  #refusal: { readonly of: Upstream; readonly said: ListenRefusal } | undefined;
  #goodbye: string | undefined;

  constructor(options: MergedListenOptions) {
    this.#options = options;
    this.#notices = new ChangeNotices(options.clock, options.client.message);
  }

  /** Listens to whoever is there now and was not listened to; to be called about once a second. */
  reconcile(): void {
    const { clock, upstreams } = this.#options;
    const nowMs = clock.monotonicMs();
    const present = upstreams().slice(0, MAX_LISTENED_TO);
    for (const upstream of this.#againMs.keys()) {
      if (!present.includes(upstream)) this.#againMs.delete(upstream);
    }
    for (const upstream of present) {
      if (this.#isOver) return;
      const mayListen = nowMs >= (this.#againMs.get(upstream) ?? 0);
      if (mayListen && !this.#listening.has(upstream)) this.#open(upstream);
    }
    this.#endIfAlone(nowMs);
  }

  /** Ends the stream as a server that shuts down does. */
  finish(): void {
    if (this.#isOver) return;
    if (this.#hasBegun) this.#options.client.message(this.#goodbye ?? this.#ownGoodbye());
    this.#end();
  }

  /** The client has gone. */
  close(): void {
    this.#isOver = true;
    this.#notices.close();
    for (const { close } of this.#listening.values()) close();
    this.#listening.clear();
  }

  #open(upstream: Upstream): void {
    const isCurrent = (): boolean => this.#listening.get(upstream) === listening;
    const { close } = this.#options.open(upstream, {
      onMessage: (message) => isCurrent() && this.#hear(message, listening),
      onRefusal: (refusal) => isCurrent() && this.#refused(upstream, refusal),
      onEnd: () => isCurrent() && this.#ended(upstream, listening),
    });
    const listening: Listening = { close, hasSaidGoodbye: false };
    this.#listening.set(upstream, listening);
  }

  #hear(message: string, listening: Listening): void {
    const parsed = parsedJson(message);
    const { method, id } = fieldsOf(parsed);
    if (method === undefined) {
      // The result says that this instance ends the listening; the others go on.
      if (id === this.#options.id) {
        listening.hasSaidGoodbye = true;
        this.#goodbye = message;
      }
      return;
    }
    if (method !== "notifications/subscriptions/acknowledged") {
      this.#notices.take(message, parsed);
      return;
    }
    if (this.#hasBegun) return;
    this.#hasBegun = true;
    this.#options.client.begin();
    this.#options.client.message(message);
  }

  #refused(upstream: Upstream, refusal: ListenRefusal): void {
    this.#refusal ??= { of: upstream, said: refusal };
    this.#leave(upstream, AGAIN_AFTER_REFUSAL_MS);
  }

  #ended(upstream: Upstream, { hasSaidGoodbye }: Listening): void {
    this.#leave(upstream, hasSaidGoodbye ? AGAIN_AFTER_REFUSAL_MS : AGAIN_AFTER_LOSS_MS);
  }

  #leave(upstream: Upstream, forMs: number): void {
    const nowMs = this.#options.clock.monotonicMs();
    this.#listening.delete(upstream);
    this.#againMs.set(upstream, nowMs + forMs);
    this.#endIfAlone(nowMs);
  }

  #endIfAlone(nowMs: number): void {
    if (this.#isOver) return;
    if (this.#listening.size > 0) {
      this.#aloneSinceMs = undefined;
      return;
    }
    this.#aloneSinceMs ??= nowMs;
    if (!this.#hasBegun && this.#refusal !== undefined) {
      this.#options.client.refuse(this.#refusal.said, this.#refusal.of);
      this.close();
    } else if (this.#goodbye !== undefined) {
      this.finish();
    } else if (nowMs - this.#aloneSinceMs >= MAX_ALONE_MS) {
      this.#end();
    }
  }

  #ownGoodbye(): string {
    const { id } = this.#options;
    const _meta = { "io.modelcontextprotocol/subscriptionId": id };
    return JSON.stringify({ jsonrpc: "2.0", id, result: { resultType: "complete", _meta } });
  }

  #end(): void {
    this.#notices.flush();
    this.close();
    this.#options.client.end();
  }
}
