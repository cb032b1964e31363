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
import type { ProcessUsage } from "./admin/admin-dependencies.ts";
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

const commands = { keys: "make an API key for the keys file" };

ignoreBrokenPipe(process.stdout, process.stderr);

const words = process.argv.slice(2);
const parsed = parseFlags(flags, words);
if (words[0] === "keys") {
  const { runKeysCommand } = await import("./cli/keys-command.ts");
  process.exitCode = runKeysCommand(words.slice(1), {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  });
} else if (!parsed.ok) {
  process.stderr.write(`❌ ${parsed.reason}\n`);
  process.exitCode = EXIT_CODES.usage;
} else if (parsed.flags.help) {
  process.stdout.write(helpText({ name, version, about, flags, variables, commands }));
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
  const gateway = await startGateway({ ...config, ...config.listen, usage, logger });
  // Without a keys file the signal means what it always does: the terminal has gone.
  if (config.keysFile !== undefined) process.on("SIGHUP", () => void gateway.reloadKeys());
  onTerminationSignal(process, createShutdown({ steps: shutdownSteps(gateway), logger }));
  announce(gateway, config, logger, format);
}

function announce(
  { url, port }: { readonly url: string; readonly port: number },
  { apiKey, keysFile }: Config,
  logger: Logger,
  format: "pretty" | "json",
): void {
  const isKeyRequired = apiKey !== undefined || keysFile !== undefined;
  if (format === "pretty") process.stdout.write(banner({ url, port, isKeyRequired }));
  else logger.info("Agent Gateway listening", { url, port, keyRequired: isKeyRequired });
}

function usage(): ProcessUsage {
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return { residentBytes: rss, heapBytes: heapUsed, cpuSeconds: (user + system) / 1e6 };
}

function automaticFormat(): "pretty" | "json" {
  return process.stdout.isTTY ? "pretty" : "json";
}

function fail(error: unknown): void {
  process.stderr.write(`❌ ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof ConfigurationError ? EXIT_CODES.configuration : EXIT_CODES.failure);
}
