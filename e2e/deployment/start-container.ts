import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ConditionImpossible, waitFor } from "testkit";
import type { BuiltImage } from "./build-image.ts";

/**
 * Confines a command as the compose file and the manifests do: PID 1 of its own processes, the image's folder as `/`, read-only but for
 * `/data`, the image's user without capabilities and without a way to new ones. Node and the C library stand in for the base image.
 */
const CONFINE = `
set -eu
root=$1 node=$2 workdir=$3 uid=$4 gid=$5
shift 5
mount --make-rprivate /
mount --bind "$root" "$root"
for folder in lib lib64; do if [ -d "/$folder" ]; then mount --bind "/$folder" "$root/$folder"; fi; done
mount --bind "$node" "$root/usr/local/bin/node"
mount --rbind /dev "$root/dev"
mount -t proc proc "$root/proc"
mount --bind "$root/data" "$root/data"
mount -o remount,ro,bind "$root"
exec setpriv --no-new-privs unshare --root="$root" --wd="$workdir" --setgid="$gid" --setuid="$uid" "$@"
`;

const UNSHARE = ["--fork", "--pid", "--mount", "--kill-child"];

/** A process that runs as it would in a container. */
export interface Container extends AsyncDisposable {
  /** As this machine sees it. */
  readonly pid: number;
  output(): string;
  /** Sends SIGTERM and resolves with the exit code, null when a signal ended it. */
  stop(): Promise<number | null>;
}

/** Whether this machine lets a test make namespaces: Linux, and root. */
export function canConfine(): boolean {
  if (process.getuid?.() !== 0) return false;
  try {
    execFileSync("unshare", [...UNSHARE, "mount", "--make-rprivate", "/"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Starts the image's command with the image's variables and the given ones. */
export async function startContainer(
  image: BuiltImage,
  variables: Readonly<Record<string, string>>,
): Promise<Container> {
  for (const folder of ["lib", "lib64", "dev", "proc", "usr/local/bin"]) {
    mkdirSync(join(image.root, folder), { recursive: true });
  }
  writeFileSync(join(image.root, "usr/local/bin/node"), "");
  const child = spawn(
    "unshare",
    [
      ...[...UNSHARE, "sh", "-c", CONFINE, "sh"],
      ...[image.root, process.execPath, image.workdir, ...image.user.split(":")],
      ...image.command,
    ],
    {
      env: { PATH: "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", ...image.env, ...variables },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  let output = "";
  const collect = (text: string): void => {
    output += text;
  };
  child.stdout.setEncoding("utf8").on("data", collect);
  child.stderr.setEncoding("utf8").on("data", collect);
  const exited = once(child, "exit") as Promise<[number | null]>;
  const pid = await waitFor(
    () => {
      if (child.exitCode !== null) throw new ConditionImpossible(`it ended:\n${output}`);
      return firstChildOf(Number(child.pid));
    },
    { what: "the confined process" },
  );

  return {
    pid,
    output: () => output,
    async stop() {
      process.kill(pid, "SIGTERM");
      const [code] = await exited;
      return code;
    },
    async [Symbol.asyncDispose]() {
      // `--kill-child` takes the confined process along.
      if (child.exitCode === null && child.signalCode === null) child.kill("SIGKILL");
      await exited;
    },
  };
}

function firstChildOf(pid: number): number | undefined {
  const [first] = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ");
  return first ? Number(first) : undefined;
}
