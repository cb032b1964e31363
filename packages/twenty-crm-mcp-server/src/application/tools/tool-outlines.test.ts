import { expect, test } from "vitest";
import { catalogue } from "./catalogue.ts";
import type { ToolOutline } from "./tool-outlines.ts";

const LINE_WIDTH = 100;

test("the outlines say of each tool what the catalogue says (vitest --update writes them)", async () => {
  const outlines = catalogue.map(lineOf).join(",\n");
  await expect(`[\n${outlines}\n]\n`).toMatchFileSnapshot("./tool-outlines.json");
});

/** As the formatter writes it: on one line where it fits. */
function lineOf({ name, toolset, hints: { readOnlyHint }, isIrreversible }: ToolOutline): string {
  const parts = [
    `"name": "${name}"`,
    `"toolset": "${toolset}"`,
    `"hints": { "readOnlyHint": ${readOnlyHint} }`,
    ...(isIrreversible === true ? ['"isIrreversible": true'] : []),
  ];
  const line = `  { ${parts.join(", ")} }`;
  return line.length < LINE_WIDTH ? line : `  {\n    ${parts.join(",\n    ")}\n  }`;
}
