import fc from "fast-check";
import { expect, it } from "vitest";
import { cellText, listOf } from "./cell-text.ts";

it("a list comes back from its cell as it was, whatever its texts hold", () => {
  const text = fc.string({ minLength: 1 });
  fc.assert(
    fc.property(fc.array(text), (values) => {
      expect(listOf(cellText(values))).toEqual(values);
    }),
  );
});

it("values of one cell are separated by semicolons or lines", () => {
  expect(listOf("a; b\n c;;")).toEqual(["a", "b", "c"]);
  expect(cellText(["a", "b"])).toBe("a; b");
});
