import { parseArgs } from "node:util";
import { findFaults } from "./find-faults.ts";
import { runSeeds, shrunk } from "./run-schedule.ts";

/**
 * Shakes the registry in simulated time: `--runs` schedules from `--seed` on. Ends with 1 and the shortest failing
 * schedule when a promise did not hold. With `--faults`: puts a fault into each rule instead, and ends with 1 when one
 * of them is found by none of the schedules.
 */
const { values } = parseArgs({
  options: {
    runs: { type: "string", default: "100000" },
    seed: { type: "string", default: "1" },
    faults: { type: "boolean", default: false },
  },
});
const REPORT_EVERY = 10_000;

function shake(first: number, runs: number): boolean {
  const startedMs = performance.now();
  for (let done = 0; done < runs; done += REPORT_EVERY) {
    const count = Math.min(REPORT_EVERY, runs - done);
    const failure = runSeeds(first + done, count);
    if (failure !== undefined) {
      const { schedule, error } = shrunk(failure);
      console.error(`seed ${schedule.seed}: ${error.message}`);
      for (const step of schedule.steps) console.error(`  ${JSON.stringify(step)}`);
      console.error(`again with: npm run simulate -- --runs 1 --seed ${schedule.seed}`);
      return false;
    }
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    console.log(
      `${done + count} schedules, seeds ${first} to ${first + done + count - 1}, ${seconds} s`,
    );
  }
  return true;
}

const runs = Number(values.runs);
const isFine = values.faults
  ? (await findFaults(runs)).length === 0
  : shake(Number(values.seed), runs);
process.exitCode = isFine ? 0 : 1;
