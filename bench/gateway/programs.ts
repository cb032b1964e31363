import { spawnSync } from "node:child_process";

/** Where a program of the system is, or nothing: then what needs it is left out. */
export function programPath(name: string): string | undefined {
  const { status, stdout } = spawnSync("sh", ["-c", `command -v ${name}`], {
    encoding: "utf8",
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin:/usr/local/sbin` },
  });
  return status === 0 ? stdout.trim() : undefined;
}
