import { expect, it } from "vitest";
import { toolsReference } from "./tools-reference.ts";

it("the reference of the tools says what they are (vitest -u writes it)", () =>
  expect(toolsReference()).toMatchFileSnapshot("../../../docs/reference/tools.md"));
