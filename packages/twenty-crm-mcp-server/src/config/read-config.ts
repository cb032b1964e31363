import {
  ConfigurationError,
  type EnvironmentSource,
  isLoopback,
  LOOPBACK_HOSTS,
  readEnvironment,
  type VariableProblem,
  type VariableValues,
} from "service-kit";
import { defaultToolsets } from "../application/tools/exposure.ts";
import type { ExposureBound } from "../application/tools/narrow-exposure.ts";
import type { Config, GatewayConfig } from "./config.ts";
import { loginFolder } from "./login-folder.ts";
import { ownPrefixes } from "./own-prefixes.ts";
import { twentyProblems, twentySource } from "./read-twenty.ts";
import { variables } from "./variables.ts";

type Values = VariableValues<typeof variables>;

/** Facts of this start that the defaults of some variables are made from. */
export interface StartFacts {
  /** The default of `AGENT_INSTANCE_ID`. */
  readonly instanceId: string;
}

/**
 * Turns the environment and `.env` into a configuration.
 * @throws {ConfigurationError} that names every problem with its fix.
 */
export function readConfig(
  source: Omit<EnvironmentSource, "ownPrefixes">,
  facts: StartFacts,
): Config {
  const values = readEnvironment(variables, { ...source, ownPrefixes });
  const problems = [...twentyProblems(values), ...accessProblems(values), ...tlsProblems(values)];
  if (problems.length > 0) throw new ConfigurationError(problems);
  const gateway = gatewayConfig(values, facts);
  return {
    listen: { host: values.HOST, port: values.PORT },
    http: {
      ...(values.MCP_API_KEY === undefined ? {} : { apiKey: values.MCP_API_KEY }),
      ...(values.TWENTY_WEBHOOK_SECRET === undefined
        ? {}
        : { webhookSecret: values.TWENTY_WEBHOOK_SECRET }),
      allowedHosts: allowedHosts(values),
      allowedOrigins: values.ALLOWED_ORIGINS ?? [],
      maxSessions: values.MCP_MAX_SESSIONS,
      sessionIdleTimeoutMs: values.MCP_SESSION_IDLE_TIMEOUT,
    },
    twenty: twentySource(values, {
      loginFolder: () => values.TWENTY_LOGIN_DIR ?? loginFolder(source.env),
      // As with the variables of the table, an empty value means "not set".
      variable: (name) => source.env[name]?.trim() || source.dotEnv?.[name]?.trim(),
    }),
    exposure: exposureBound(values),
    bulkLimit: values.MCP_BULK_LIMIT,
    ...(values.MCP_ATTACHMENTS_DIR === undefined
      ? {}
      : { attachmentsDir: values.MCP_ATTACHMENTS_DIR }),
    ...(values.MCP_POLICY_FILE === undefined ? {} : { policyFile: values.MCP_POLICY_FILE }),
    ...(gateway === undefined ? {} : { gateway }),
    ...(values.MCP_REQUEST_STATE_KEY === undefined
      ? {}
      : { requestStateKey: values.MCP_REQUEST_STATE_KEY }),
    log: { level: values.LOG_LEVEL, format: values.LOG_FORMAT },
  };
}

function exposureBound(values: Values): ExposureBound {
  return {
    toolsets: new Set(values.MCP_TOOLSETS ?? defaultToolsets),
    hasChosenToolsets: values.MCP_TOOLSETS !== undefined,
    tools: new Set(values.MCP_TOOLS),
    excludedTools: new Set(values.MCP_EXCLUDE_TOOLS),
    isReadOnly: values.MCP_READ_ONLY,
    isDestructive: values.MCP_DESTRUCTIVE,
    isCompact: values.MCP_COMPACT,
  };
}

function* accessProblems(values: Values): Generator<VariableProblem> {
  if (!isLoopback(values.HOST) && values.MCP_ATTACHMENTS_DIR !== undefined) {
    yield {
      variable: "MCP_ATTACHMENTS_DIR",
      problem: `is set, and HOST=${values.HOST} would let other machines attach files of this one`,
      fix: "Remove it, or set HOST=127.0.0.1",
    };
  }
  if (isLoopback(values.HOST) || values.MCP_API_KEY !== undefined || values.MCP_ALLOW_ANONYMOUS) {
    return;
  }
  yield {
    variable: "MCP_API_KEY",
    problem: `is missing, and HOST=${values.HOST} lets other machines in`,
    fix: "Set it, for example, to the output of: openssl rand -base64 32. Or set HOST=127.0.0.1, or MCP_ALLOW_ANONYMOUS=true",
  };
}

function* tlsProblems(values: Values): Generator<VariableProblem> {
  const pair = [
    ["AGENT_GATEWAY_CERT_FILE", values.AGENT_GATEWAY_CERT_FILE],
    ["AGENT_GATEWAY_KEY_FILE", values.AGENT_GATEWAY_KEY_FILE],
  ] as const;
  const missing = pair.filter(([, file]) => file === undefined);
  if (missing.length !== 1) return;
  for (const [variable] of missing) {
    yield {
      variable,
      problem: "is missing, and the other half of the client certificate is set",
      fix: "Set both AGENT_GATEWAY_CERT_FILE and AGENT_GATEWAY_KEY_FILE, or neither",
    };
  }
}

function gatewayConfig(values: Values, facts: StartFacts): GatewayConfig | undefined {
  if (values.AGENT_GATEWAY_URL === undefined) return undefined;
  const optional = {
    apiKey: values.AGENT_GATEWAY_API_KEY,
    service: values.AGENT_SERVICE,
    mcpEndpoint: values.MCP_ENDPOINT,
    healthEndpoint: values.HEALTH_ENDPOINT,
    caFile: values.AGENT_GATEWAY_CA_FILE,
    certFile: values.AGENT_GATEWAY_CERT_FILE,
    keyFile: values.AGENT_GATEWAY_KEY_FILE,
  };
  return {
    url: values.AGENT_GATEWAY_URL,
    name: values.AGENT_NAME,
    version: values.AGENT_VERSION,
    description: values.AGENT_DESCRIPTION,
    instanceId: values.AGENT_INSTANCE_ID ?? facts.instanceId,
    intervalMs: values.AGENT_REGISTRATION_INTERVAL,
    ...withoutUndefined(optional),
  };
}

/** With a key, the key decides; without one, only the names the server itself announces. */
function allowedHosts(values: Values): readonly string[] {
  if (values.ALLOWED_HOSTS !== undefined) return values.ALLOWED_HOSTS;
  if (values.MCP_API_KEY !== undefined) return ["*"];
  const announced = [values.MCP_ENDPOINT, values.HEALTH_ENDPOINT].flatMap((url) =>
    url === undefined ? [] : [new URL(url).hostname],
  );
  return [...new Set([...LOOPBACK_HOSTS, ...announced])];
}

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

function withoutUndefined<T extends object>(object: T): Defined<T> {
  return Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined),
  ) as Defined<T>;
}
