import { FAULTS } from "./faults.ts";
import { importFaulty, serveFaultyModules } from "./faulty-modules.ts";

/** Seeds that are tried around the one that found a fault before, in case schedules have changed a little. */
const NEARBY = 5;

/**
 * Puts one fault after another into the registry and asks the simulation to find it.
 * @returns the rules whose fault was found by none of the first `runs` seeds.
 */
export async function findFaults(runs: number): Promise<readonly string[]> {
  serveFaultyModules();
  const missed: string[] = [];
  for (const [index, { rule, seed }] of FAULTS.entries()) {
    const { runSeeds } = await importFaulty(index);
    const failure = (seed === undefined ? undefined : runSeeds(seed, NEARBY)) ?? runSeeds(1, runs);
    if (failure === undefined) missed.push(rule);
    const found =
      failure === undefined
        ? `MISSED by ${runs} schedules`
        : `found by seed ${failure.schedule.seed}: ${failure.error.message}`;
    console.log(`${rule} - ${found}`);
  }
  console.log(`${FAULTS.length - missed.length} of ${FAULTS.length} faults found`);
  return missed;
}
