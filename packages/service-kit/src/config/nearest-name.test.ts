import { expect, test } from "vitest";
import { nearestName } from "./nearest-name.ts";

test("a transposed name leads to the right one", () => {
  expect(nearestName("AGENT_NAEM", ["AGENT_NAME", "AGENT_VERSION"])).toBe("AGENT_NAME");
});

test("a name that resembles none has no suggestion", () => {
  expect(nearestName("COLOUR", ["AGENT_NAME", "PORT"])).toBeUndefined();
});
