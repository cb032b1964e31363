import type { ProcessUsage } from "./admin/admin-dependencies.ts";

/** What this process uses now. */
export function processUsage(): ProcessUsage {
  const { rss, heapUsed } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  return { residentBytes: rss, heapBytes: heapUsed, cpuSeconds: (user + system) / 1e6 };
}
