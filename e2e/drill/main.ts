import { startGatewayProcess } from "../stage/products.ts";
import { FAULTS, type Fault } from "./faults.ts";
import { startFleet } from "./fleet.ts";
import { type DrillReport, runDrill } from "./run-drill.ts";

/**
 * Real processes, real failures: three instances behind a gateway, calls at a steady rate, one fault after the
 * other, then several at once. Prints what was lost and how long leaving and coming back took; exit code 1 when
 * a read was lost or a write executed twice.
 */
const PER_SECOND = Number(process.argv[2] ?? 200);
const CALM_MS = 2000;
const FAULT_MS = 8000;
const MAX_BACK_MS = 45_000;

const gateway = await startGatewayProcess({ GATEWAY_PROBE_INTERVAL_MS: "10000" });
await using fleet = await startFleet(gateway.url, ["north", "south", "west"]);
const ground = {
  gatewayUrl: gateway.url,
  fleet,
  perSecond: PER_SECOND,
  calmMs: CALM_MS,
  faultMs: FAULT_MS,
  maxLeaveMs: FAULT_MS,
  maxBackMs: MAX_BACK_MS,
};
const named = (name: string): Fault => {
  const found = FAULTS.find((fault) => fault.name === name);
  if (found === undefined) throw new Error(`There is no fault named ${name}`);
  return found;
};
const mixed = [
  [named("kill -9"), named("500s")],
  [named("SIGSTOP"), named("reset in the middle of answers")],
  [named("slow"), named("half-open connections")],
];

console.log(
  `${PER_SECOND} calls a second, every tenth a write, three instances, probes every 10 s\n`,
);
console.log(
  "fault | reads lost | writes twice | vanished | ambiguous | left after | back after | p50 | p99 | longest",
);
let isBad = false;
for (const faults of [...FAULTS.map((fault) => [fault]), ...mixed]) {
  const report = await runDrill(ground, faults);
  isBad ||= report.lost.length + report.twice.length + report.vanished.length > 0;
  console.log(row(report));
  if (report.lost.length > 0) console.log("  lost:", [...new Set(report.lost)].slice(0, 5));
}
await gateway.process.stop("SIGTERM");
process.exitCode = isBad ? 1 : 0;

function row(report: DrillReport): string {
  const { fault, reads, lost, writes, twice, vanished, ambiguous } = report;
  return [
    fault,
    `${lost.length} of ${reads}`,
    `${twice.length} of ${writes}`,
    vanished.length,
    ambiguous,
    seconds(report.leftAfterMs),
    seconds(report.backAfterMs),
    `${report.p50Ms.toFixed(1)} ms`,
    `${report.p99Ms.toFixed(1)} ms`,
    `${Math.round(report.longestMs)} ms`,
  ].join(" | ");
}

function seconds(ms: number | null): string {
  return ms === null ? "-" : `${(ms / 1000).toFixed(1)} s`;
}
