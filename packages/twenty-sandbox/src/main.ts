#!/usr/bin/env node
import {
  ConfigurationError,
  createLogger,
  createShutdown,
  loadDotEnv,
  onTerminationSignal,
} from "service-kit";
import { keyFileOf } from "./auth/kept-key.ts";
import { type Config, readConfig } from "./config.ts";
import { startSandbox } from "./sandbox.ts";

/** Exit code of `sysexits.h` that no restart mends. */
const EXIT_CONFIGURATION = 78;
const CLOSE_TIMEOUT_MS = 5_000;

try {
  await serve(
    readConfig({ env: process.env, dotEnv: loadDotEnv(".env"), ownPrefixes: ["SANDBOX_"] }),
  );
} catch (error) {
  process.stderr.write(`❌ ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof ConfigurationError ? EXIT_CONFIGURATION : 1;
}

async function serve(config: Config): Promise<void> {
  const { port, host, apiKey, dataFile, rateLimit } = config;
  const logger = createLogger({
    level: config.logLevel,
    format: config.logFormat,
    write: (line) => process.stdout.write(line),
  });
  const startedMs = performance.now();
  const running = await startSandbox({
    port,
    host,
    dataFile,
    logger,
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(rateLimit === undefined ? {} : { rateLimit }),
  });
  logger.info("Sandbox is listening", {
    url: running.url,
    data: dataFile,
    key: apiKey === undefined ? `in ${keyFileOf(dataFile)}` : "from SANDBOX_API_KEY",
    startMs: Math.round(performance.now() - startedMs),
  });
  const shutdown = createShutdown({
    logger,
    steps: [
      {
        name: "answer open requests and close the file",
        timeoutMs: CLOSE_TIMEOUT_MS,
        run: () => running.close(),
      },
    ],
  });
  onTerminationSignal(process, shutdown);
}
