import {
  ConfigurationError,
  type EnvironmentSource,
  isLoopback,
  LOOPBACK_HOSTS,
  readEnvironment,
  type VariableProblem,
  type VariableValues,
} from "service-kit";
import type { Config } from "./config.ts";
import { ownPrefixes, variables } from "./variables.ts";

type Values = VariableValues<typeof variables>;

/**
 * Turns the environment and `.env` into a configuration.
 * @throws {ConfigurationError} that names every problem with its fix.
 */
export function readConfig(source: Omit<EnvironmentSource, "ownPrefixes">): Config {
  const values = readEnvironment(variables, { ...source, ownPrefixes });
  const problems = [...accessProblems(values)];
  if (problems.length > 0) throw new ConfigurationError(problems);
  const {
    GATEWAY_API_KEY: apiKey,
    GATEWAY_KEYS_FILE: keysFile,
    GATEWAY_UPSTREAM_API_KEY: upstreamApiKey,
    GATEWAY_PUBLIC_URL: publicUrl,
    GATEWAY_AFFINITY_HEADER: affinityHeader,
    GATEWAY_SESSION_KEYS: sessionKeys,
  } = values;
  return {
    listen: { host: values.HOST, port: values.PORT },
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(keysFile === undefined ? {} : { keysFile }),
    ...(upstreamApiKey === undefined ? {} : { upstreamApiKey }),
    allowedHosts: allowedHosts(values),
    allowedOrigins: values.ALLOWED_ORIGINS ?? [],
    probe: {
      intervalMs: values.GATEWAY_PROBE_INTERVAL_MS,
      timeoutMs: values.GATEWAY_PROBE_TIMEOUT_MS,
    },
    policies: values.GATEWAY_POLICY,
    ...(affinityHeader === undefined ? {} : { affinityHeader }),
    ...(sessionKeys === undefined ? {} : { sessionKeys }),
    transport: values.GATEWAY_TRANSPORT,
    dataDir: values.DATA_DIR,
    ...(publicUrl === undefined ? {} : { publicUrl }),
    log: { level: values.LOG_LEVEL, format: values.LOG_FORMAT },
  };
}

function* accessProblems(values: Values): Generator<VariableProblem> {
  const { HOST: host, GATEWAY_ALLOW_ANONYMOUS: anonymous } = values;
  if (isLoopback(host) || asksForKey(values) || anonymous) return;
  yield {
    variable: "GATEWAY_API_KEY",
    problem: `is missing, and HOST=${host} lets other machines in`,
    fix: "Set it, for example, to the output of: openssl rand -base64 32. Or set GATEWAY_KEYS_FILE, or HOST=127.0.0.1, or GATEWAY_ALLOW_ANONYMOUS=true",
  };
}

/** With a key, the key decides; without one, only the names the gateway itself is known by. */
function allowedHosts(values: Values): readonly string[] {
  if (values.ALLOWED_HOSTS !== undefined) return values.ALLOWED_HOSTS;
  if (asksForKey(values)) return ["*"];
  const { GATEWAY_PUBLIC_URL: publicUrl } = values;
  return publicUrl === undefined
    ? LOOPBACK_HOSTS
    : [...new Set([...LOOPBACK_HOSTS, new URL(publicUrl).hostname])];
}

function asksForKey({ GATEWAY_API_KEY: apiKey, GATEWAY_KEYS_FILE: keysFile }: Values): boolean {
  return apiKey !== undefined || keysFile !== undefined;
}
