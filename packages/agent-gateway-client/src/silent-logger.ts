import type { ClientLogger } from "./gateway-client-options.ts";

/** Says nothing: the default. */
export const silentLogger: ClientLogger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
};
