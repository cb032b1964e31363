import {
  ConfigurationError,
  createShutdown,
  EXIT_CODES,
  helpText,
  ignoreBrokenPipe,
  loadDotEnv,
  onTerminationSignal,
  parseFlags,
} from "service-kit";
import { createLogger } from "service-kit/logger";
import { keyFileOf } from "./auth/kept-key.ts";
import { type Config, readConfig, variables } from "./config.ts";
import { flags, variablesOf } from "./flags.ts";
import { name, version } from "./product.ts";
import { startSandbox } from "./sandbox.ts";

const about =
  "A Twenty-compatible CRM on SQLite with invented data, to try things on and to test with.";
const CLOSE_TIMEOUT_MS = 5_000;

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
  await run(parsed.flags).catch(fail);
}

async function run(given: Parameters<typeof variablesOf>[0]): Promise<void> {
  await serve(
    readConfig({
      env: { ...process.env, ...variablesOf(given) },
      dotEnv: loadDotEnv(".env"),
      ownPrefixes: ["SANDBOX_"],
    }),
  );
}

async function serve({ logLevel, logFormat, ...config }: Config): Promise<void> {
  const logger = createLogger({
    level: logLevel,
    format: logFormat === "auto" ? automaticFormat() : logFormat,
    write: (line) => process.stdout.write(line),
  });
  const startedMs = performance.now();
  const { apiKey, ...rest } = config;
  const running = await startSandbox({
    ...rest,
    logger,
    ...(apiKey === undefined ? {} : { apiKey }),
  });
  logger.info("Sandbox is listening", {
    url: running.url,
    data: config.dataFile,
    key: apiKey === undefined ? `in ${keyFileOf(config.dataFile)}` : "from SANDBOX_API_KEY",
    startMs: Math.round(performance.now() - startedMs),
  });
  const close = {
    name: "answer open requests and close the file",
    timeoutMs: CLOSE_TIMEOUT_MS,
    run: () => running.close(),
  };
  onTerminationSignal(process, createShutdown({ logger, steps: [close] }));
}

function automaticFormat(): "pretty" | "json" {
  return process.stdout.isTTY ? "pretty" : "json";
}

function fail(error: unknown): void {
  process.stderr.write(`❌ ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof ConfigurationError ? EXIT_CODES.configuration : EXIT_CODES.failure);
}
