import type { ServerResponse } from "node:http";

/** Calls back when the whole response is out, or the client is gone. */
export type OnResponseEnd = (callback: () => void) => void;

/** Watches Node's response; without one (a direct call of the app) nothing is streamed to wait for. */
export function onResponseEnd(outgoing: ServerResponse | undefined): OnResponseEnd {
  return (callback) => {
    if (outgoing === undefined || outgoing.closed) callback();
    else outgoing.once("close", callback);
  };
}
