import { parseArgs } from "node:util";
import { fuzzTools } from "./fuzz-tools.ts";

const { values } = parseArgs({
  options: {
    calls: { type: "string", default: "20000" },
    seed: { type: "string", default: String(Date.now() % 1_000_000) },
  },
});
const seed = Number(values.seed);
console.log(`fuzzing every tool: ${values.calls} calls, seed ${seed}`);
const { calls, refused, slowestMs } = await fuzzTools({ calls: Number(values.calls), seed });
console.log(
  `${calls} calls, ${refused} refused, slowest ${slowestMs.toFixed(0)} ms: no rule broken`,
);
