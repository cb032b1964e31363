import type { Clock } from "service-kit";
import type { UpstreamTransport } from "../upstream.ts";
import { OriginConnections } from "./origin-connections.ts";
import { Outbox } from "./outbox.ts";
import { UpstreamRun } from "./upstream-run.ts";

/** Sends requests over plain sockets, and those to `https` origins through another transport. */
export function createSocketTransport({
  clock,
  secure,
  outbox = new Outbox(),
}: {
  readonly clock: Clock;
  readonly outbox?: Outbox;
  /** For origins with TLS. */
  readonly secure: UpstreamTransport;
}): UpstreamTransport {
  const origins = new Map<string, OriginConnections>();
  let isClosed = false;

  function connectionsTo(origin: string): OriginConnections {
    const known = origins.get(origin);
    if (known !== undefined) return known;
    const { hostname, port } = new URL(origin);
    const made = new OriginConnections({
      host: hostname.replace(/^\[|\]$/g, ""),
      port: Number(port || 80),
      clock,
      outbox,
      // Without connections an origin is forgotten, so that instances may come and go.
      onEmpty: () => origins.delete(origin),
    });
    origins.set(origin, made);
    return made;
  }

  return {
    dispatch(request, handler) {
      if (request.origin.startsWith("https:")) return secure.dispatch(request, handler);
      const run = new UpstreamRun(request, handler);
      const refused = isClosed ? "ERR_TRANSPORT_CLOSED" : run.prepare();
      if (refused === undefined) connectionsTo(request.origin).send(run);
      else queueMicrotask(() => run.fail(refused));
      return run;
    },
    async close() {
      isClosed = true;
      for (const connections of origins.values()) connections.close();
      origins.clear();
      await secure.close();
    },
  };
}
