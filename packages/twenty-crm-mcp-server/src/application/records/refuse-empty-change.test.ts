import { expect, it } from "vitest";
import { refuseEmptyChange } from "./refuse-empty-change.ts";

const shape = { id: 1, name: 1, city: 1 };

it("refuses a change that names no field, and says which there are", () => {
  expect(() => refuseEmptyChange({ name: undefined }, shape)).toThrowError(
    expect.objectContaining({
      message: "nothing to change was given",
      wayOut: "Name at least one of name, city.",
    }),
  );
});

it("takes a null for a change", () => {
  expect(() => refuseEmptyChange({ city: null }, shape)).not.toThrow();
});
