import { expect, test } from "vitest";
import type { Decision } from "./decision.ts";
import { DecisionLog } from "./decision-log.ts";

function keepMany(log: DecisionLog, count: number): Decision[] {
  return Array.from({ length: count }, () => {
    const decision = { id: log.nextId() } as Decision;
    log.keep(decision);
    return decision;
  });
}

test("a decision is found by its id until a thousand later ones came", () => {
  const log = new DecisionLog();
  const [first, second] = keepMany(log, 1000);
  expect(log.find(first?.id ?? "")).toBe(first);
  keepMany(log, 1);
  expect(log.find(first?.id ?? "")).toBeUndefined();
  expect(log.find(second?.id ?? "")).toBe(second);
});

test("the latest come first", () => {
  const log = new DecisionLog();
  const kept = keepMany(log, 1500);
  expect(log.latest(3)).toEqual(kept.slice(-3).toReversed());
  expect(log.latest(5000)).toHaveLength(1000);
});

test.each(["", "x", "-1", "abc-def", "000000-1"])("there is nothing under %j", (id) => {
  const log = new DecisionLog();
  keepMany(log, 3);
  expect(log.find(id)).toBeUndefined();
});

test("ids of another process are unlike these", () => {
  expect(new DecisionLog().nextId()).not.toBe(new DecisionLog().nextId());
});
