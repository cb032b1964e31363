import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { VariableTable } from "service-kit";
import { expect, it } from "vitest";
import { variables } from "../src/index.ts";

const README = join(import.meta.dirname, "../README.md");
const BLOCK = /(<!-- variables -->\n).*?(<!-- \/variables -->)/s;

/** The table as the README shows it. */
function markdown(table: VariableTable): string {
  const rows = Object.entries(table).map(
    ([name, { description, default: fallback = "", secret }]) =>
      `| \`${name}\` | ${fallback === "" ? "" : `\`${fallback}\``} | ${description}${secret ? " (secret)" : ""} |\n`,
  );
  return `| variable | default | meaning |\n|---|---|---|\n${rows.join("")}`;
}

it("the README lists the variables of the table (vitest -u writes it)", async () => {
  const text = readFileSync(README, "utf8");
  expect(text).toMatch(BLOCK);
  await expect(
    text.replace(BLOCK, (_all, start: string, end: string) => start + markdown(variables) + end),
  ).toMatchFileSnapshot(README);
});
