import { expect, test } from "vitest";
import { TurnCounter } from "./turn-counter.ts";

test("each service counts for itself", () => {
  const turns = new TurnCounter();
  expect([turns.next("a"), turns.next("a"), turns.next("b"), turns.next("a")]).toEqual([
    0, 1, 0, 2,
  ]);
});

test("it begins anew instead of growing without bound", () => {
  const turns = new TurnCounter();
  for (let service = 0; service < 10_000; service += 1) turns.next(`service-${service}`);
  expect(turns.next("service-0")).toBe(1);
  turns.next("one too many");
  expect(turns.next("service-0")).toBe(0);
});
