import type { Logger } from "./logger.ts";

/** Says nothing: the default where a caller brings no logger. */
export const silentLogger: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  child: () => silentLogger,
};
