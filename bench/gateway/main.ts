import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { compare } from "./compare.ts";
import { agentGateway } from "./contestants/agent-gateway.ts";
import { mcpHub, mcpProxy, supergateway } from "./contestants/mcp-gateways.ts";
import { direct, haproxy, nginx } from "./contestants/plain-proxies.ts";
import { measureFleets } from "./fleet.ts";
import { measureIdleStreams } from "./idle-streams.ts";
import { programPath } from "./programs.ts";
import { startUpstream } from "./start-upstream.ts";

/** `--quick`: a minute or two; `--only part`: contestants by a part of their name; `--part`: one of the three. */
const { values: flags } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string", multiple: true },
    part: { type: "string", multiple: true },
  },
});
const sizes = [
  { size: 10 },
  { size: 1000 },
  { size: 1000, isOnDisk: true },
  { size: 1000, isOneService: true },
  { size: 10_000 },
] as const;
const plan = flags.quick
  ? { connections: [1, 16, 64], rounds: 2, seconds: 1, streams: 2000, sizes: sizes.slice(0, 4) }
  : {
      connections: [1, 16, 64, 256],
      rounds: 5,
      seconds: 2,
      streams: 9900,
      sizes,
    };
const isWanted = (part: string): boolean => flags.part?.includes(part) ?? true;
const isNamed = ({ name }: { readonly name: string }): boolean =>
  flags.only?.some((part) => name.includes(part)) ?? true;

const wrk = programPath("wrk");
const upstreamProgram = programPath("nginx");
if (wrk === undefined || upstreamProgram === undefined) {
  console.log("Skipped: wrk and nginx are needed (apt-get install wrk nginx-light).");
} else {
  const folder = mkdtempSync(join(tmpdir(), "bench-gateway-"));
  const ours = [agentGateway("socket"), agentGateway("node-http")];
  try {
    await using upstream = await startUpstream(upstreamProgram, folder);
    if (isWanted("load")) {
      const all = [direct, haproxy, nginx, ...ours, mcpProxy, supergateway, mcpHub];
      await compare({ wrk, contestants: all.filter(isNamed), stage: { folder, upstream }, plan });
    }
    if (isWanted("idle")) {
      const contestants = [haproxy, ...ours].filter(isNamed);
      await measureIdleStreams(contestants, { count: plan.streams, folder });
    }
    if (isWanted("fleet")) await measureFleets({ wrk, folder, upstream, ...plan });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
