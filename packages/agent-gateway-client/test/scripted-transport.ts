import type { GatewayAnswer, GatewayRequest, GatewayTransport } from "../src/transport.ts";

/** What a gateway does with a request. */
export type Script = (request: GatewayRequest) => Promise<GatewayAnswer>;

/** What a scripted gateway saw. */
export interface Seen {
  readonly requests: GatewayRequest[];
  mostAtOnce: number;
  closed: boolean;
}

/** An answer with an empty body. */
export const answer = (status: number, body: GatewayAnswer["body"] = {}): GatewayAnswer => ({
  status,
  body,
});

/** Never answers; ends only by the request's own signal, as a socket would. */
export const hang: Script = ({ signal }) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });

/** A gateway at the network edge that answers as scripted, and counts how many requests are under way at once. */
export function scriptedTransport(script: Script): {
  readonly seen: Seen;
  readonly transport: GatewayTransport;
} {
  const seen: Seen = { requests: [], mostAtOnce: 0, closed: false };
  let inFlight = 0;
  const transport: GatewayTransport = {
    async send(request) {
      seen.requests.push(request);
      inFlight += 1;
      seen.mostAtOnce = Math.max(seen.mostAtOnce, inFlight);
      try {
        return await script(request);
      } finally {
        inFlight -= 1;
      }
    },
    close: async () => {
      seen.closed = true;
    },
  };
  return { seen, transport };
}
