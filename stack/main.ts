import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { ignoreBrokenPipe } from "service-kit";
import { isPortInUse } from "./port-in-use.ts";
import { type RunningProcess, runProcess, untilReady } from "./run-process.ts";
import { parseStackOptions, type StackOptions } from "./stack-options.ts";
import { type ProcessSpec, stackProcesses } from "./stack-processes.ts";
import { stackSummary } from "./summary.ts";

const READY_TIMEOUT_MS = 30_000;
const STOP_GRACE_MS = 10_000;

const root = join(import.meta.dirname, "..");
const running: RunningProcess[] = [];
let stopping: Promise<void> | undefined;
ignoreBrokenPipe(process.stdout, process.stderr);

try {
  await start(parseStackOptions(process.argv.slice(2)));
} catch (error) {
  process.stderr.write(`❌ ${error instanceof Error ? error.message : String(error)}\n`);
  await stop();
  process.exitCode = 1;
}

async function start(options: StackOptions): Promise<void> {
  const specs = stackProcesses(options, randomBytes(32).toString("base64url"));
  await refuseBusyPorts(specs);
  process.on("SIGINT", () => void stop());
  process.on("SIGTERM", () => void stop());
  for (const spec of specs) {
    if (stopping) return;
    const started = runProcess(spec, { root, write: (line) => process.stdout.write(line) });
    running.push(started);
    void started.ended.then((how) => reportEnd(started, how));
    await untilReady(started, READY_TIMEOUT_MS);
  }
  process.stdout.write(stackSummary(options));
}

async function refuseBusyPorts(specs: readonly ProcessSpec[]): Promise<void> {
  for (const { name, port } of specs) {
    if (await isPortInUse(port)) {
      const flag = `${name.replace(/-\d+$/, "").toUpperCase()}_PORT`;
      throw new Error(
        `Port ${port} (${name}) is in use. Stop what uses it, or choose another: make start ${flag}=<port>`,
      );
    }
  }
}

/** One dead server is what the gateway is for: the others go on. */
function reportEnd({ spec }: RunningProcess, how: string): void {
  if (stopping === undefined) process.stdout.write(`⚠️  ${spec.name} ended (${how})\n`);
}

/** Ends all in reverse order, so that the servers can still unregister. */
function stop(): Promise<void> {
  stopping ??= (async () => {
    process.stdout.write("\nStopping …\n");
    for (const started of running.toReversed()) await started.stop(STOP_GRACE_MS);
  })();
  return stopping;
}
