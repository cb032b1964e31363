import { parseArgs } from "node:util";
import { fuzz } from "./fuzz.ts";

const { values } = parseArgs({
  options: { requests: { type: "string", default: "20000" }, seed: { type: "string" } },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const { handled, differences } = await fuzz({ requests: Number(values.requests), seed });
console.log(`${values.requests} mutated requests with seed ${seed}, ${handled} of them handled:`);
console.log(differences.length === 0 ? "no difference to node:http" : differences.join("\n\n"));
process.exitCode = differences.length === 0 ? 0 : 1;
