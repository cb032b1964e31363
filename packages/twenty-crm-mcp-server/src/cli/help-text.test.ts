import { expect, it } from "vitest";
import { variables } from "../config/variables.ts";
import { helpText } from "./help-text.ts";

it("names every variable and fits a terminal", () => {
  const text = helpText(variables);
  for (const name of Object.keys(variables)) expect(text).toContain(`\n  ${name}`);
  for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
});
