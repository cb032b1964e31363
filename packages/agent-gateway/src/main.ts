import {
  ConfigurationError,
  createShutdown,
  EXIT_CODES,
  helpText,
  ignoreBrokenPipe,
  type Logger,
  loadDotEnv,
  onTerminationSignal,
  parseFlags,
} from "service-kit";
import { createLogger } from "service-kit/logger";
import { banner } from "./banner.ts";
import type { Config } from "./config/config.ts";
import { readConfig } from "./config/read-config.ts";
import { variables } from "./config/variables.ts";
import { flags } from "./flags.ts";
import { name, version } from "./product.ts";
import { shutdownSteps } from "./shutdown-steps.ts";
import { startGateway } from "./start-gateway.ts";

const about =
  "Where MCP servers and agents register themselves, are health-checked, found and load-balanced.";

ignoreBrokenPipe(process.stdout, process.stderr);

const parsed = parseFlags(flags, process.argv.slice(2));
if (!parsed.ok) {
  process.stderr.write(`❌ ${parsed.reason}\n`);
  process.exitCode = EXIT_CODES.usage;
} else if (parsed.flags.help) {
  process.stdout.write(helpText({ name, version, about, flags, variables }));
} else if (parsed.flags.version) {
  process.stdout.write(`${version}\n`);
} else {
  await serve(parsed.flags).catch(fail);
}

interface ListenFlags {
  readonly port?: string;
  readonly host?: string;
}

function configure({ port, host }: ListenFlags): Config {
  const given = { ...(port ? { PORT: port } : {}), ...(host ? { HOST: host } : {}) };
  return readConfig({ env: { ...process.env, ...given }, dotEnv: loadDotEnv(".env") });
}

async function serve(given: ListenFlags): Promise<void> {
  const config = configure(given);
  const format = config.log.format === "auto" ? automaticFormat() : config.log.format;
  const logger = createLogger({
    level: config.log.level,
    format,
    write: (line) => void process.stdout.write(line),
  });
  const gateway = await startGateway({ ...config, ...config.listen, logger });
  onTerminationSignal(process, createShutdown({ steps: shutdownSteps(gateway), logger }));
  announce(gateway, config, logger, format);
}

function announce(
  { url, port }: { readonly url: string; readonly port: number },
  { apiKey }: Config,
  logger: Logger,
  format: "pretty" | "json",
): void {
  if (format === "pretty")
    process.stdout.write(banner({ url, port, hasKey: apiKey !== undefined }));
  else logger.info("Agent Gateway listening", { url, port, keyRequired: apiKey !== undefined });
}

function automaticFormat(): "pretty" | "json" {
  return process.stdout.isTTY ? "pretty" : "json";
}

function fail(error: unknown): void {
  process.stderr.write(`❌ ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof ConfigurationError ? EXIT_CODES.configuration : EXIT_CODES.failure);
}
