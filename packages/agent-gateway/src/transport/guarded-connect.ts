import { buildConnector } from "undici";
import { guardedLookup, isLinkLocal, linkLocalError } from "./link-local.ts";

/** How undici makes its connections: to no link-local address, whether it is written as one or a name leads there. */
export function createGuardedConnect({
  timeoutMs,
}: {
  readonly timeoutMs: number;
}): buildConnector.connector {
  const connect = buildConnector({ timeout: timeoutMs, lookup: guardedLookup, allowH2: false });
  return (options, callback) => {
    if (isLinkLocal(options.hostname)) callback(linkLocalError(options.hostname), null);
    else connect(options, callback);
  };
}
