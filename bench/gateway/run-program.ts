import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createConnection } from "node:net";
import { waitFor } from "testkit";

/** A process under measurement. */
export interface RunningProgram extends AsyncDisposable {
  readonly pid: number;
  output(): string;
}

/** Starts a program and waits until its port accepts connections. */
export async function runProgram(
  command: string,
  args: readonly string[],
  {
    port,
    env = {},
    cwd,
  }: {
    readonly port: number;
    readonly env?: Readonly<Record<string, string>>;
    readonly cwd?: string;
  },
): Promise<RunningProgram> {
  const { PATH = "", HOME = "" } = process.env;
  const child = spawn(command, args, {
    env: { PATH, HOME, ...env },
    stdio: ["ignore", "pipe", "pipe"],
    ...(cwd === undefined ? {} : { cwd }),
  });
  let output = "";
  const collect = (text: string): void => {
    // The last lines say why it ended.
    output = (output + text).slice(-10_000);
  };
  child.stdout.setEncoding("utf8").on("data", collect);
  child.stderr.setEncoding("utf8").on("data", collect);
  await waitFor(() => accepts(port, child, () => output), {
    what: `${command} to listen on ${port}`,
    timeoutMs: 30_000,
  });
  return {
    pid: child.pid ?? 0,
    output: () => output,
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      const cut = setTimeout(() => child.kill("SIGKILL"), 3000);
      await ended;
      clearTimeout(cut);
    },
  };
}

function accepts(port: number, child: ChildProcess, output: () => string): Promise<boolean> {
  if (child.exitCode !== null) throw new Error(`It ended by itself:\n${output()}`);
  return new Promise((resolve) => {
    const socket = createConnection({ host: "127.0.0.1", port });
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
