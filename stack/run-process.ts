import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as delay } from "node:timers/promises";
import type { ProcessSpec } from "./stack-processes.ts";

/** A process of the stack that has been started. */
export interface RunningProcess {
  readonly spec: ProcessSpec;
  readonly child: ChildProcess;
  /** Resolves when it has ended, with the way it ended in words. */
  readonly ended: Promise<string>;
  /** Ends it gracefully, and by force after `graceMs`. */
  stop(graceMs: number): Promise<void>;
}

/** Starts a process whose lines are written with its name in front. */
export function runProcess(
  spec: ProcessSpec,
  { root, write }: { readonly root: string; readonly write: (line: string) => void },
): RunningProcess {
  const child = spawn(process.execPath, [spec.main], {
    cwd: root,
    env: { ...process.env, LOG_FORMAT: "pretty", ...spec.env },
    stdio: ["ignore", "pipe", "pipe"],
    // A process group of its own: Ctrl-C in a terminal reaches the stack alone, which ends all in order.
    detached: true,
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) =>
      write(`${spec.name.padEnd(9)}│ ${line}\n`),
    );
  }
  const ended = endOf(child);

  async function stop(graceMs: number): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGTERM");
    const patience = new AbortController();
    const late = delay(graceMs, undefined, { signal: patience.signal }).then(
      () => child.kill("SIGKILL"),
      () => false,
    );
    await ended;
    patience.abort();
    await late;
  }

  return { spec, child, ended, stop };
}

async function endOf(child: ChildProcess): Promise<string> {
  try {
    const [code, signal] = (await once(child, "exit")) as [number | null, string | null];
    return signal === null ? `exit code ${code}` : signal;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * Resolves when the process answers its ready URL.
 * @throws an Error when it ends first or takes longer than `timeoutMs`.
 */
export async function untilReady(
  { spec, ended }: RunningProcess,
  timeoutMs: number,
): Promise<void> {
  const deadline = AbortSignal.timeout(timeoutMs);
  let outcome: string | undefined;
  void ended.then((how) => {
    outcome = how;
  });
  while (outcome === undefined && !deadline.aborted) {
    if (await answers(spec.readyUrl)) return;
    await delay(25);
  }
  throw new Error(
    outcome === undefined
      ? `${spec.name} was not ready within ${timeoutMs / 1000} s`
      : `${spec.name} ended before it was ready (${outcome}); its last lines above say why`,
  );
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(1000) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
