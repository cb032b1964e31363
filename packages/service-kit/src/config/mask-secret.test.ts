import { expect, test } from "vitest";
import { maskSecret } from "./mask-secret.ts";

test("a long secret shows its first four characters", () => {
  expect(maskSecret("abcdefghijklmnop")).toBe("abcd********");
});

test("a short secret shows nothing", () => {
  expect(maskSecret("abcdefgh")).toBe("********");
});
