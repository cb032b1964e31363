import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { ConditionImpossible, waitFor } from "./wait-for.ts";

/** A real process under test, ended at the latest when the test's scope ends. */
export interface StartedProcess extends AsyncDisposable {
  readonly child: ChildProcess;
  /** Everything written so far, standard output and standard error together. */
  output(): string;
  /** Waits for a line that matches; returns the match. */
  line(pattern: RegExp, timeoutMs?: number): Promise<RegExpMatchArray>;
  /** Sends a signal and resolves with the exit code (null when a signal ended it). */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Runs a TypeScript or JavaScript file on this very Node, with only the given variables besides PATH, HOME and NODE_COMPILE_CACHE. */
export function startProcess(
  file: string,
  {
    args = [],
    nodeArgs = [],
    env = {},
    cwd,
  }: {
    args?: readonly string[];
    nodeArgs?: readonly string[];
    env?: Readonly<Record<string, string>>;
    cwd?: string;
  } = {},
): StartedProcess {
  const { PATH = "", HOME = "", NODE_COMPILE_CACHE = "" } = process.env;
  const child = spawn(process.execPath, [...nodeArgs, file, ...args], {
    env: { PATH, HOME, NODE_COMPILE_CACHE, ...env },
    ...(cwd === undefined ? {} : { cwd }),
    stdio: ["pipe", "pipe", "pipe"],
  });
  let output = "";
  const collect = (text: string): void => {
    output += text;
  };
  // Decoding streams keep a character whole that arrives in two chunks.
  child.stdout.setEncoding("utf8").on("data", collect);
  child.stderr.setEncoding("utf8").on("data", collect);
  // "close" comes after "exit", when the last output has been read.
  let outputEnded = false;
  child.once("close", () => {
    outputEnded = true;
  });
  const exited = once(child, "exit") as Promise<[number | null]>;

  async function stop(signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
    if (!hasExited(child)) child.kill(signal);
    const [code] = await exited;
    return code;
  }

  return {
    child,
    output: () => output,
    stop,
    line: (pattern, timeoutMs = 20_000) =>
      waitFor(
        () => {
          const match = output.match(pattern);
          if (match === null && outputEnded) {
            throw new ConditionImpossible(
              `${file} ended without a line like ${pattern}:\n${output}`,
            );
          }
          return match;
        },
        { what: () => `a line like ${pattern} from ${file}; it wrote:\n${output}`, timeoutMs },
      ),
    [Symbol.asyncDispose]: async () => void (await stop("SIGKILL")),
  };
}

function hasExited(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
