import { join } from "node:path";
import { startProcess } from "testkit";
import { expect, test } from "vitest";

const MAIN = join(import.meta.dirname, "simulation/main.ts");
const PATIENCE_MS = 120_000;

test(
  "over 500 random schedules no live registrant is lost, nothing dead is routable, no name is taken, revisions only grow",
  async () => {
    await using simulation = startProcess(MAIN, { args: ["--runs", "500"] });
    await simulation.line(/500 schedules, seeds 1 to 500|again with: .*/, PATIENCE_MS);
    expect(simulation.output()).toMatch(/^500 schedules/);
  },
  PATIENCE_MS,
);

test(
  "a fault in any rule of the registry is found",
  async () => {
    await using simulation = startProcess(MAIN, { args: ["--faults", "--runs", "2000"] });
    const [, found, all] = await simulation.line(/(\d+) of (\d+) faults found/, PATIENCE_MS);
    expect(found, simulation.output()).toBe(all);
  },
  PATIENCE_MS,
);
