import {
  ConfigurationError,
  type EnvironmentSource,
  isLoopback,
  LOOPBACK_HOSTS,
  readEnvironment,
} from "service-kit";
import type { Config } from "./config.ts";
import { ownPrefixes, variables } from "./variables.ts";

/**
 * Turns the environment and `.env` into a configuration.
 * @throws {ConfigurationError} that names every problem with its fix.
 */
export function readConfig(source: Omit<EnvironmentSource, "ownPrefixes">): Config {
  const values = readEnvironment(variables, { ...source, ownPrefixes });
  const { GATEWAY_API_KEY: apiKey, GATEWAY_PUBLIC_URL: publicUrl } = values;
  if (!isLoopback(values.HOST) && apiKey === undefined && !values.GATEWAY_ALLOW_ANONYMOUS) {
    throw new ConfigurationError([
      {
        variable: "GATEWAY_API_KEY",
        problem: `is missing, and HOST=${values.HOST} lets other machines in`,
        fix: "Set it, for example, to the output of: openssl rand -base64 32. Or set HOST=127.0.0.1, or GATEWAY_ALLOW_ANONYMOUS=true",
      },
    ]);
  }
  return {
    listen: { host: values.HOST, port: values.PORT },
    ...(apiKey === undefined ? {} : { apiKey }),
    dataDir: values.DATA_DIR,
    // A key cannot be guessed by a rebound page, so with one the Host says nothing more.
    allowedHosts: values.ALLOWED_HOSTS ?? (apiKey === undefined ? LOOPBACK_HOSTS : ["*"]),
    allowedOrigins: values.ALLOWED_ORIGINS ?? [],
    ...(publicUrl === undefined ? {} : { publicUrl }),
    probe: {
      intervalMs: values.GATEWAY_PROBE_INTERVAL_MS,
      timeoutMs: values.GATEWAY_PROBE_TIMEOUT_MS,
    },
    log: { level: values.LOG_LEVEL, format: values.LOG_FORMAT },
  };
}
