import type { ClientLogger } from "./gateway-client-options.ts";
import type { Exchange, RegistrationState } from "./registration-state.ts";
import type { Outcome } from "./send-request.ts";

/**
 * Tells the story of a registration in the words of the registration guide. What repeats every interval is no news: it is said
 * once, then only to who asks for details.
 */
export function createRegistrationLog(
  logger: ClientLogger,
  names: { readonly gateway: string; readonly agent: string },
) {
  return {
    created: () => logger.info("Creating Agent Gateway client", names),
    started: () => logger.info("Agent Gateway registration started"),

    registering({ failedExchange }: RegistrationState): void {
      const level = failedExchange === "register" ? "debug" : "info";
      logger[level]("Registering with Agent Gateway", names);
    },

    accepted(exchange: Exchange, warnings: readonly string[]): void {
      if (exchange === "heartbeat") {
        logger.debug("Heartbeat accepted by Agent Gateway");
        return;
      }
      logger.info("Successfully registered with Agent Gateway");
      for (const warning of warnings) logger.warn("Agent Gateway warns", { warning });
    },

    failed(exchange: Exchange, reason: string, { lastError }: RegistrationState): void {
      const isNews = lastError !== reason;
      if (exchange === "heartbeat") {
        const level = isNews ? "warn" : "debug";
        logger[level]("Heartbeat failed, registering with Agent Gateway again", { reason });
      } else {
        logger[isNews ? "error" : "debug"]("Failed to register with Agent Gateway", { reason });
      }
    },

    unregistered(outcome: Outcome, { registeredAt }: RegistrationState): void {
      if (outcome.ok || outcome.status === 404 || outcome.status === 410) {
        logger.info("Unregistered from Agent Gateway", names);
        return;
      }
      // Who never was registered has lost nothing.
      const level = registeredAt === undefined ? "debug" : "warn";
      logger[level]("Failed to unregister from Agent Gateway", { reason: outcome.reason });
    },

    listenerFailed(error: unknown): void {
      logger.warn("A listener of the gateway registration failed", { error });
    },
  };
}

/** The log of one client. */
export type RegistrationLog = ReturnType<typeof createRegistrationLog>;
