import type { Contestant, Stage, StartedContestant } from "./contestants/contestant.ts";
import { applyLoad, type LoadFigures, type LoadTarget } from "./load.ts";
import { cpuMicros, residentKiB } from "./process-figures.ts";

/** How much is measured. */
export interface Plan {
  readonly connections: readonly number[];
  /** Each contestant has one turn in each round, so that what else the machine does meets all of them. */
  readonly rounds: number;
  readonly seconds: number;
}

interface Turn extends LoadFigures {
  readonly cpuMicrosPerRequest: number;
  readonly residentMiB: number;
}

/** Measures all contestants by turns and prints one table for each kind of answer and number of connections. */
export async function compare({
  wrk,
  contestants,
  stage,
  plan,
}: {
  readonly wrk: string;
  readonly contestants: readonly Contestant[];
  readonly stage: Stage;
  readonly plan: Plan;
}): Promise<void> {
  await using running = new AsyncDisposableStack();
  const started = new Map<string, StartedContestant>();
  for (const { name, start } of contestants) {
    const one = await start(stage);
    if (typeof one === "string") console.log(`${name}: left out, ${one}`);
    else started.set(name, running.use(one));
  }
  for (const kind of ["json", "sse"] as const) {
    for (const connections of plan.connections) {
      const turns = new Map<string, Turn[]>();
      for (let round = 0; round <= plan.rounds; round += 1) {
        for (const [name, contestant] of started) {
          const target = contestant[kind];
          if (target === undefined) continue;
          const load = { connections, seconds: plan.seconds };
          const turn = await measure(wrk, stage.folder, contestant, target, load);
          // The first round warms up.
          if (round > 0) turns.set(name, [...(turns.get(name) ?? []), turn]);
        }
      }
      console.log(`\n${kind.toUpperCase()} answers, ${connections} connections`);
      console.table(table(turns));
    }
  }
}

async function measure(
  wrk: string,
  folder: string,
  { pids }: StartedContestant,
  target: LoadTarget,
  load: { readonly connections: number; readonly seconds: number },
): Promise<Turn> {
  const cpu = (): number => pids.reduce((sum, pid) => sum + cpuMicros(pid), 0);
  const before = cpu();
  const figures = await applyLoad(wrk, folder, target, load);
  return {
    ...figures,
    cpuMicrosPerRequest: (cpu() - before) / Math.max(1, figures.requests),
    residentMiB: pids.reduce((sum, pid) => sum + residentKiB(pid), 0) / 1024,
  };
}

function table(turns: ReadonlyMap<string, readonly Turn[]>): Record<string, object> {
  const of = (name: string, figure: (turn: Turn) => number): number =>
    median((turns.get(name) ?? []).map(figure));
  const rate = (turn: Turn): number => turn.requestsPerSecond;
  return Object.fromEntries(
    [...turns].map(([name, list]) => [
      name,
      {
        "requests/s": Math.round(of(name, rate)),
        "of HAProxy": ratios(list, turns.get("HAProxy") ?? []),
        "p50 µs": of(name, ({ p50Micros }) => p50Micros),
        "p99 µs": of(name, ({ p99Micros }) => p99Micros),
        "CPU µs/request": Math.round(of(name, ({ cpuMicrosPerRequest }) => cpuMicrosPerRequest)),
        "RSS MiB": Math.round(of(name, ({ residentMiB }) => residentMiB)),
        failures: list.reduce((sum, { failures }) => sum + failures, 0),
      },
    ]),
  );
}

/** Median of the ratios within the rounds, so that a slow moment of the machine cancels out. */
function ratios(list: readonly Turn[], others: readonly Turn[]): number {
  const each = list.flatMap(({ requestsPerSecond }, round) => {
    const other = others[round];
    return other === undefined ? [] : [requestsPerSecond / other.requestsPerSecond];
  });
  return Math.round(median(each) * 1000) / 1000;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
