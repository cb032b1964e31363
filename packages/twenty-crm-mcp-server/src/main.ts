import { hostname } from "node:os";
import {
  ConfigurationError,
  createShutdown,
  EXIT_CODES,
  type FlagValues,
  helpText,
  ignoreBrokenPipe,
  type Logger,
  loadDotEnv,
  onTerminationSignal,
  parseFlags,
  sleep,
  systemClock,
} from "service-kit";
import { gatewayBanner, listeningBanner } from "./banner.ts";
import { type CommandName, commandSummaries, isCommand } from "./cli/commands.ts";
import type { Config } from "./config/config.ts";
import { defaultInstanceId } from "./config/default-instance-id.ts";
import { readConfig } from "./config/read-config.ts";
import { variables } from "./config/variables.ts";
import { flags, variablesOf } from "./flags.ts";
import { answerFirst } from "./infrastructure/stdio/answer-first.ts";
import { knownAnswer } from "./infrastructure/stdio/known-answer.ts";
import { product } from "./product.ts";
import type { RunningStdio } from "./run-stdio.ts";

const about = "An MCP server for the Twenty CRM. Serves Streamable HTTP, or one client over stdio.";
/** How long the banner waits for the gateway's first answer; nothing else does. */
const FIRST_ATTEMPT_MS = 1000;

ignoreBrokenPipe(process.stdout, process.stderr);

const [firstWord, ...otherWords] = process.argv.slice(2);
const parsed = parseFlags(flags, process.argv.slice(2));
if (isCommand(firstWord)) {
  await command(firstWord, otherWords);
} else if (!parsed.ok) {
  process.stderr.write(`❌ ${parsed.reason}\n`);
  process.exitCode = EXIT_CODES.usage;
} else if (parsed.flags.help) {
  const { name, version } = product;
  process.stdout.write(
    helpText({ name, version, about, flags, variables, commands: commandSummaries }),
  );
} else if (parsed.flags.version) {
  process.stdout.write(`${product.version}\n`);
} else {
  await serve(parsed.flags).catch(fail);
}

/** Runs one command, which Ctrl-C stops. */
async function command(name: CommandName, words: readonly string[]): Promise<void> {
  const { runCommand } = await import("./cli/run-command.ts");
  const stopped = new AbortController();
  process.once("SIGINT", () => stopped.abort());
  const { stdin, stdout, stderr, env } = process;
  const context = { env, dotEnv: loadDotEnv(".env"), cwd: process.cwd(), stdin, stdout, stderr };
  // The clock's timers keep no process alive, and a command that waits for nothing else is to go on.
  const alive = setInterval(() => undefined, 60_000);
  process.exitCode = await runCommand(name, words, { ...context, signal: stopped.signal });
  clearInterval(alive);
}

async function serve(given: FlagValues<typeof flags>): Promise<void> {
  const config = configure(given);
  return given.stdio ? serveStdio(config) : serveHttp(config);
}

function configure(given: FlagValues<typeof flags>): Config {
  return readConfig(
    { env: { ...process.env, ...variablesOf(given) }, dotEnv: loadDotEnv(".env") },
    {
      instanceId: defaultInstanceId({
        hostname: hostname(),
        pid: process.pid,
        inKubernetes: process.env.KUBERNETES_SERVICE_HOST !== undefined,
        // Tells instances apart and guards nothing: loading what makes secrets is a tenth of a start.
        random: Math.random().toString(16).slice(2, 8),
      }),
    },
  );
}

async function serveHttp(config: Config): Promise<void> {
  const { runServer } = await import("./run-server.ts");
  const { logger, format } = await loggerTo(process.stdout, config);
  const running = await runServer(config, { clock: systemClock, logger });
  onTerminationSignal(process, createShutdown({ steps: running.shutdownSteps, logger }));
  const { server, url, port, profile, others } = running;
  if (format === "pretty") {
    process.stdout.write(listeningBanner({ url, port, profile, ...(others && { others }) }));
  } else {
    logger.info("MCP Streamable HTTP Server listening", {
      port,
      homePage: `${url}/`,
      mcpEndpoint: `${url}/mcp`,
      healthCheck: `${url}/health`,
      twenty: profile.source.kind === "sandbox" ? "embedded sandbox" : profile.source.apiUrl,
      ...(others && { profile: profile.name, otherProfiles: others }),
      gateway: config.gateway?.url ?? "not configured",
    });
  }
  await Promise.race([server.firstRegistrationAttempt(), sleep(systemClock, FIRST_ATTEMPT_MS)]);
  if (format === "pretty") {
    process.stdout.write(gatewayBanner(server.gatewayStatus, config.gateway?.intervalMs ?? 0));
  }
}

async function serveStdio(config: Config): Promise<void> {
  let running: RunningStdio | undefined;
  onTerminationSignal(process, async () => running?.close());
  const { stdin, stdout, stderr } = process;
  const answer = knownAnswer(config);
  const conversation = answer ? await answerFirst(answer, { stdin, stdout }) : { stdin };
  if ("isOver" in conversation && conversation.isOver) process.exit(0);
  const { runStdio } = await import("./run-stdio.ts");
  const { logger } = await loggerTo(stderr, config);
  running = await runStdio(config, { ...conversation, stdout, clock: systemClock, logger });
  await running.closed;
  await running.close();
  process.exit(0);
}

async function loggerTo(
  stream: NodeJS.WriteStream,
  { log }: Config,
): Promise<{ readonly logger: Logger; readonly format: "pretty" | "json" }> {
  const auto = stream.isTTY ? "pretty" : "json";
  const format = log.format === "auto" ? auto : log.format;
  const write = (line: string): void => void stream.write(line);
  // The logger's library is not needed to answer the first message.
  const { createLogger } = await import("service-kit/logger");
  return { logger: createLogger({ level: log.level, format, write }), format };
}

function fail(error: unknown): void {
  process.stderr.write(`❌ ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(error instanceof ConfigurationError ? EXIT_CODES.configuration : EXIT_CODES.failure);
}
