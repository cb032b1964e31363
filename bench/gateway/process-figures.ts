import { readdirSync, readFileSync } from "node:fs";

/** Clock ticks of /proc/…/stat in a second: 100 on every Linux that is in use. */
const TICKS_PER_SECOND = 100;

/** CPU time that a process and its children have used so far, in microseconds. */
export function cpuMicros(pid: number): number {
  return family(pid).reduce((sum, one) => sum + ownCpuMicros(one), 0);
}

/** Memory that a process and its children hold, in KiB. */
export function residentKiB(pid: number): number {
  return family(pid).reduce((sum, one) => {
    const status = readFileSync(`/proc/${one}/status`, "utf8");
    return sum + Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0);
  }, 0);
}

function ownCpuMicros(pid: number): number {
  // The name in brackets may hold spaces.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return ((Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND) * 1e6;
}

function family(pid: number): number[] {
  const children = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && parentOf(name) === pid)
    .map(Number);
  return [pid, ...children.flatMap(family)];
}

function parentOf(pid: string): number | undefined {
  try {
    return Number(readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ")[1]);
  } catch {
    return undefined;
  }
}
