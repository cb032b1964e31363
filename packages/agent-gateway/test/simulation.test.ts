import { join } from "node:path";
import { startProcess } from "testkit";
import { expect, test } from "vitest";

const MAIN = join(import.meta.dirname, "simulation/main.ts");

test("over 1,500 random schedules no live registrant is lost, nothing dead is routable, no name is taken, revisions only grow", async () => {
  await using simulation = startProcess(MAIN, { args: ["--runs", "1500"] });
  await simulation.line(/1500 schedules, seeds 1 to 1500|seed \d+: /, 120_000);
  expect(await simulation.stop(), simulation.output()).toBe(0);
}, 120_000);

test("a fault in any rule of the registry is found", async () => {
  await using simulation = startProcess(MAIN, { args: ["--faults", "--runs", "3000"] });
  await simulation.line(/\d+ of \d+ faults found/, 120_000);
  expect(await simulation.stop(), simulation.output()).toBe(0);
}, 120_000);
