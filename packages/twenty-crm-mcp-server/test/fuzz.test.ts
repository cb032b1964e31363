import { expect, it } from "vitest";
import { fuzzTools } from "./fuzz/fuzz-tools.ts";

it("no arguments make a tool crash, hang, write after a refusal, or refuse without a way out", async () => {
  const report = await fuzzTools({ calls: 2_000, seed: 20_260_728 });
  console.info(
    `${report.calls} calls, ${report.refused} refused, slowest ${report.slowestMs.toFixed(0)} ms`,
  );
  expect(report.calls).toBeGreaterThanOrEqual(2_000);
}, 120_000);
