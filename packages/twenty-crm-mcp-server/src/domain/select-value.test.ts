import { expect, it } from "vitest";
import { selectValue } from "./select-value.ts";

it("reads a label as the value it stands for", () => {
  expect(selectValue("In progress")).toBe("IN_PROGRESS");
  expect(selectValue(" proposal ")).toBe("PROPOSAL");
  expect(selectValue("NEW")).toBe("NEW");
});
