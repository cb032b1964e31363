import type { ClientLogger } from "./gateway-client-options.ts";

/** A logger that never throws, because a broken log must not end the heartbeats; silent when there is none. */
export function guardedLogger(logger: ClientLogger | undefined): ClientLogger {
  const at =
    (level: keyof ClientLogger): ClientLogger[typeof level] =>
    (message, fields) => {
      try {
        if (fields === undefined) logger?.[level](message);
        else logger?.[level](message, fields);
      } catch {
        // There is no other place to say it.
      }
    };
  return { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}
