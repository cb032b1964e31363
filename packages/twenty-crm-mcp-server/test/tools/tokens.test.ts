import { encode } from "gpt-tokenizer/encoding/o200k_base";
import { expect, it } from "vitest";
import { openWorkbench, rowsOf } from "./workbench.ts";

it.each([
  ["list-persons", 1_500],
  ["list-companies", 1_500],
  ["list-opportunities", 1_700],
])("20 records of %s cost a model at most %d tokens, as text or as data", async (tool, most) => {
  await using bench = await openWorkbench("demo");
  const page = await bench.done(tool);
  expect(rowsOf(page)).toHaveLength(20);
  const cost = {
    text: encode(page.text).length,
    data: encode(JSON.stringify(page.data)).length,
  };
  console.info(`${tool}: 20 records are ${cost.text} o200k tokens as text, ${cost.data} as data`);
  expect(cost.text).toBeLessThanOrEqual(most);
  expect(cost.data).toBeLessThanOrEqual(most);
});
