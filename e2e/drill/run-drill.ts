import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "./faults.ts";
import type { DrillFleet } from "./fleet.ts";
import { type LoadReport, startLoad } from "./load.ts";

/** What a drill is done on. */
export interface DrillGround {
  readonly gatewayUrl: string;
  readonly fleet: DrillFleet;
  readonly perSecond: number;
  /** How long calls come before, during and after the fault. */
  readonly calmMs: number;
  /** How long a fault lasts at least. */
  readonly faultMs: number;
  /** How long the instances may take to leave; the fault lasts until they have. */
  readonly maxLeaveMs: number;
  /** How long the instances may take to come back; 0: nobody waits for them. */
  readonly maxBackMs: number;
}

/** What a fault did. */
export interface DrillReport extends LoadReport {
  readonly fault: string;
  /** Writes that were executed more than once. */
  readonly twice: readonly string[];
  /** Writes whose caller got a result, and that nobody executed. */
  readonly vanished: readonly string[];
  /** From the beginning of the fault until the instance was out of rotation; `null`: it stayed. */
  readonly leftAfterMs: number | null;
  /** From the end of the fault until it was in rotation again; `null`: it never left, or did not come back. */
  readonly backAfterMs: number | null;
}

const LOOK_EVERY_MS = 50;

/** Calls come all the while; some instances fail at the same time, one fault each. */
export async function runDrill(
  { gatewayUrl, fleet, perSecond, calmMs, faultMs, maxLeaveMs, maxBackMs }: DrillGround,
  faults: readonly Fault[],
): Promise<DrillReport> {
  const load = startLoad(`${gatewayUrl}/drill/mcp`, perSecond);
  await sleep(calmMs);
  const pairs = faults.map((fault, index) => {
    const agent = fleet.agents[index];
    if (agent === undefined) throw new Error("there are more faults than instances");
    return { fault, agent };
  });
  const names = pairs.map(({ agent }) => agent.name);
  const beganMs = performance.now();
  const leaving = watch(gatewayUrl, names, false, maxLeaveMs);
  await Promise.all(pairs.map(({ fault, agent }) => fault.begin(agent)));
  await sleep(Math.max(0, faultMs - (performance.now() - beganMs)));
  const leftMs = await leaving;
  const endedMs = performance.now();
  await Promise.all(pairs.map(({ fault, agent }) => fault.end(agent)));
  const backMs = leftMs === undefined ? undefined : await watch(gatewayUrl, names, true, maxBackMs);
  await sleep(calmMs);
  const report = await load.stop();
  const executed = fleet.executed();
  const once = new Set(executed);
  return {
    ...report,
    fault: faults.map(({ name }) => name).join(" + "),
    twice: executed.filter((key, index) => executed.indexOf(key) !== index),
    vanished: report.acknowledged.filter((key) => !once.has(key)),
    leftAfterMs: leftMs === undefined ? null : leftMs - beganMs,
    backAfterMs: backMs === undefined ? null : backMs - endedMs,
  };
}

/** When all of these were first seen in, or out of, rotation. */
async function watch(
  gatewayUrl: string,
  names: readonly string[],
  isRoutable: boolean,
  forMs: number,
): Promise<number | undefined> {
  const untilMs = performance.now() + forMs;
  while (performance.now() < untilMs) {
    const response = await fetch(`${gatewayUrl}/api/v1/agents?service=drill&verdict=routable`);
    const { agents } = (await response.json()) as { agents: readonly { name: string }[] };
    const routable = new Set(agents.map(({ name }) => name));
    if (names.every((name) => routable.has(name) === isRoutable)) return performance.now();
    await sleep(LOOK_EVERY_MS);
  }
  return undefined;
}
