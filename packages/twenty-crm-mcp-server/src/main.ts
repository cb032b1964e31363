import { randomBytes } from "node:crypto";
import { hostname } from "node:os";
import {
  ConfigurationError,
  createLogger,
  createShutdown,
  type Logger,
  loadDotEnv,
  onTerminationSignal,
  sleep,
  systemClock,
} from "service-kit";
import { gatewayBanner, listeningBanner } from "./banner.ts";
import { helpText } from "./cli/help-text.ts";
import { type Arguments, parseArguments } from "./cli/parse-arguments.ts";
import type { Config } from "./config/config.ts";
import { defaultInstanceId } from "./config/default-instance-id.ts";
import { readConfig } from "./config/read-config.ts";
import { variables } from "./config/variables.ts";
import { product } from "./product.ts";

/** Exit codes of `sysexits.h`, which supervisors understand: neither is mended by a restart. */
const EXIT_USAGE = 64;
const EXIT_CONFIGURATION = 78;
/** How long the banner waits for the gateway's first answer; nothing else does. */
const FIRST_ATTEMPT_MS = 1000;

// A reader that went away (`| head`) is no reason to stop serving.
for (const stream of [process.stdout, process.stderr]) stream.on("error", ignoreBrokenPipe);

const parsed = parseArguments(process.argv.slice(2));
if (parsed.ok) await run(parsed.arguments).catch(fail);
else {
  process.stderr.write(`❌ ${parsed.reason}\n`);
  process.exitCode = EXIT_USAGE;
}

async function run(words: Arguments): Promise<void> {
  switch (words.command) {
    case "help":
      process.stdout.write(helpText(variables));
      return;
    case "version":
      process.stdout.write(`${product.version}\n`);
      return;
    case "http":
      return serveHttp(configure(words));
    case "stdio":
      return serveStdio(configure(words));
  }
}

function configure({ port, host }: Arguments): Config {
  const flags = { ...(port ? { PORT: port } : {}), ...(host ? { HOST: host } : {}) };
  return readConfig(
    { env: { ...process.env, ...flags }, dotEnv: loadDotEnv(".env") },
    {
      instanceId: defaultInstanceId({
        hostname: hostname(),
        pid: process.pid,
        inKubernetes: process.env.KUBERNETES_SERVICE_HOST !== undefined,
        random: randomBytes(3).toString("hex"),
      }),
    },
  );
}

async function serveHttp(config: Config): Promise<void> {
  const { runServer } = await import("./run-server.ts");
  const { logger, format } = loggerTo(process.stdout, config);
  const running = await runServer(config, { clock: systemClock, logger });
  onTerminationSignal(process, createShutdown({ steps: running.shutdownSteps, logger }));
  const { server, url, port } = running;
  if (format === "pretty") {
    process.stdout.write(listeningBanner({ url, port, twenty: config.twenty }));
  } else {
    logger.info("MCP Streamable HTTP Server listening", {
      port,
      homePage: `${url}/`,
      mcpEndpoint: `${url}/mcp`,
      healthCheck: `${url}/health`,
      twenty: config.twenty.kind === "sandbox" ? "embedded sandbox" : config.twenty.apiUrl,
      gateway: config.gateway?.url ?? "not configured",
    });
  }
  await Promise.race([server.firstRegistrationAttempt(), sleep(systemClock, FIRST_ATTEMPT_MS)]);
  if (format === "pretty") {
    process.stdout.write(gatewayBanner(server.gatewayStatus, config.gateway?.intervalMs ?? 0));
  }
}

async function serveStdio(config: Config): Promise<void> {
  const { runStdio } = await import("./run-stdio.ts");
  const { logger } = loggerTo(process.stderr, config);
  const running = await runStdio(config, {
    stdin: process.stdin,
    stdout: process.stdout,
    clock: systemClock,
    logger,
  });
  onTerminationSignal(process, () => running.close());
  await running.closed;
  await running.close();
  process.exit(0);
}

function loggerTo(
  stream: NodeJS.WriteStream,
  { log }: Config,
): { readonly logger: Logger; readonly format: "pretty" | "json" } {
  const auto = stream.isTTY ? "pretty" : "json";
  const format = log.format === "auto" ? auto : log.format;
  const write = (line: string): void => void stream.write(line);
  return { logger: createLogger({ level: log.level, format, write }), format };
}

function fail(error: unknown): void {
  process.stderr.write(`❌ ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof ConfigurationError ? EXIT_CONFIGURATION : 1);
}

function ignoreBrokenPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
