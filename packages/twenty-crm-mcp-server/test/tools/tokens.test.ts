import { encode } from "gpt-tokenizer/encoding/o200k_base";
import { expect, it } from "vitest";
import { openWorkbench, rowsOf } from "./workbench.ts";

it.each(["list-persons", "list-companies", "list-opportunities"])(
  "20 records of %s cost a model at most 1,500 tokens, as text or as data",
  async (tool) => {
    await using bench = await openWorkbench("demo");
    const page = await bench.done(tool);
    expect(rowsOf(page)).toHaveLength(20);
    const cost = {
      text: encode(page.text).length,
      data: encode(JSON.stringify(page.data)).length,
    };
    console.info(`${tool}: 20 records are ${cost.text} o200k tokens as text, ${cost.data} as data`);
    expect(cost.text).toBeLessThanOrEqual(1_500);
    expect(cost.data).toBeLessThanOrEqual(1_500);
  },
);
