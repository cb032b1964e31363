import { fieldLines } from "../../transport/field-lines.ts";
import type { Seat } from "../../upstreams/passive/roster.ts";
import type { Upstream } from "../../upstreams/passive/upstream.ts";
import type { Ticking } from "../exchange/attempt-plan.ts";
import { type Exchange, refuse } from "../exchange/exchange.ts";
import { clientFields, upstreamFields } from "../exchange/fields.ts";
import { MergedListen } from "../mcp/merged-listen.ts";
import { type ListenEars, type ListenRefusal, UpstreamListen } from "../mcp/upstream-listen.ts";
import { refusalOf } from "./choose.ts";
import type { Router } from "./router.ts";
import { upstreamPath } from "./upstream-path.ts";

const KEEPALIVE = ": keepalive\n\n";
const KEEPALIVE_MS = 15_000;
/** A client that does not read its notices is let go. */
const MAX_UNREAD = 1000;

/** Listens for one client to every instance of the service until the client goes or nobody is left. */
export function routeListen(exchange: Exchange, router: Router): Promise<void> {
  const { fleet } = exchange;
  const places = fleet.view(router.clock.monotonicMs()).places;
  if (places.length === 0) {
    refuse(exchange, refusalOf("none_fit", exchange, undefined));
    return Promise.resolve();
  }
  return new Promise((resolve) => new ClientListen(exchange, router, resolve).begin());
}

/** The client's end of a merged listening. */
class ClientListen {
  readonly #exchange: Exchange;
  readonly #router: Router;
  readonly #resolve: () => void;
  readonly #merged: MergedListen;
  #seat: Seat<Ticking> | undefined;
  #lastWriteMs: number;
  #unread = 0;

  constructor(exchange: Exchange, router: Router, resolve: () => void) {
    this.#exchange = exchange;
    this.#router = router;
    this.#resolve = resolve;
    this.#lastWriteMs = router.clock.monotonicMs();
    this.#merged = new MergedListen({
      clock: router.clock,
      id: exchange.call.id ?? "",
      upstreams: () => exchange.fleet.view(router.clock.monotonicMs()).places,
      open: (upstream, ears) => this.#open(upstream, ears),
      client: {
        begin: () => this.#begin(),
        message: (message) => this.#write(`event: message\ndata: ${message}\n\n`),
        refuse: (refusal, upstream) => this.#refuse(refusal, upstream),
        end: () => this.#end(),
      },
    });
  }

  begin(): void {
    this.#seat = this.#router.open.add(this);
    this.#exchange.client.onGone(this.#onGone);
    this.#exchange.draft.chosenBy = "all of them";
    this.#merged.reconcile();
  }

  tick(nowMs: number): void {
    const { startedMs, protocol, client } = this.#exchange;
    if (nowMs - startedMs >= protocol.maxDurationMs) {
      this.#merged.finish();
      return;
    }
    if (client.isStarted && nowMs - this.#lastWriteMs >= KEEPALIVE_MS) this.#write(KEEPALIVE);
    this.#merged.reconcile();
  }

  finish(): void {
    this.#merged.finish();
  }

  #open(upstream: Upstream, ears: ListenEars): { readonly close: () => void } {
    const { client, body } = this.#exchange;
    const { transport, upstreamApiKey, firstByteTimeoutMs } = this.#router;
    const { origin, host } = upstream.destination;
    let isOpen = true;
    upstream.load.begin(this.#router.clock.monotonicMs(), true);
    const leave = (): void => {
      if (isOpen) upstream.load.end(true);
      isOpen = false;
    };
    const listen = new UpstreamListen({
      onMessage: ears.onMessage,
      onRefusal: (refusal) => {
        leave();
        ears.onRefusal(refusal);
      },
      onEnd: (why, wasReached) => {
        leave();
        if (!wasReached) this.#router.onUnreachable(upstream.agentId, why);
        ears.onEnd(why, wasReached);
      },
    });
    const says = { host, sessionId: undefined, apiKey: upstreamApiKey, isPlain: true };
    listen.begin(transport, {
      origin,
      method: "POST",
      path: upstreamPath(upstream.destination, this.#exchange),
      fields: upstreamFields(client, says),
      body,
      firstByteTimeoutMs,
    });
    return {
      close: () => {
        leave();
        listen.close();
      },
    };
  }

  #begin(): void {
    const { client, fleet, draft } = this.#exchange;
    const instances = fleet.view(this.#router.clock.monotonicMs()).places;
    draft.status = 200;
    client.start(
      200,
      fieldLines({
        "content-type": "text/event-stream",
        "cache-control": "no-cache",
        "x-accel-buffering": "no",
        "x-gateway-instance": instances.map(({ agentId }) => agentId).join(", "),
      }),
    );
  }

  #write(text: string): void {
    const { client } = this.#exchange;
    this.#lastWriteMs = this.#router.clock.monotonicMs();
    if (client.write(text)) return;
    this.#unread += 1;
    if (this.#unread === 1) client.onDrain(this.#onDrain);
    if (this.#unread > MAX_UNREAD) {
      this.#merged.close();
      client.destroy();
      this.#leave();
    }
  }

  #refuse({ status, fields, body }: ListenRefusal, { agentId }: Upstream): void {
    const { client, draft } = this.#exchange;
    draft.status = status;
    client.answer(status, clientFields(fields, agentId, false), body);
    this.#leave();
  }

  #end(): void {
    const { client } = this.#exchange;
    if (client.isStarted) client.end();
    else refuse(this.#exchange, refusalOf("none_fit", this.#exchange, "none could be reached"));
    this.#leave();
  }

  readonly #onDrain = (): void => {
    this.#unread = 0;
  };

  readonly #onGone = (): void => {
    this.#merged.close();
    this.#leave();
  };

  #leave(): void {
    this.#exchange.client.offGone(this.#onGone);
    if (this.#seat !== undefined) this.#router.open.delete(this.#seat);
    this.#resolve();
  }
}
