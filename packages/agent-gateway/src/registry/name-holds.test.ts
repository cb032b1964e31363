import { expect, test } from "vitest";
import { NameHolds } from "./name-holds.ts";

const HOUR_MS = 3_600_000;
const at = (hours: number) => ({
  ms: hours * HOUR_MS,
  iso: new Date(Date.UTC(2026, 0, 1) + hours * HOUR_MS).toISOString(),
});

test("a name belongs to the key that registered it, and to nobody else while it is in use", () => {
  const names = new NameHolds([], at(0));
  expect(names.isTaken("crm", "a")).toBe(false);
  names.occupy("crm", "a");
  names.expire(at(1000).ms);
  expect(names.isTaken("crm", "a")).toBe(false);
  expect(names.isTaken("crm", "b")).toBe(true);
  expect(names.isTaken("crm", "anonymous")).toBe(true);
  expect(names.isTaken("other", "b")).toBe(false);
});

test("what came without a key is anybody's", () => {
  const names = new NameHolds([], at(0));
  names.occupy("crm", "anonymous");
  expect(names.isTaken("crm", "a")).toBe(false);
  names.occupy("crm", "a");
  expect(names.isTaken("crm", "anonymous")).toBe(true);
});

test("a vacant name is kept for its key for 24 hours", () => {
  const names = new NameHolds([], at(0));
  names.occupy("crm", "a");
  names.vacate("crm", at(1));
  names.expire(at(24.9).ms);
  expect(names.isTaken("crm", "b")).toBe(true);
  names.expire(at(25).ms);
  expect(names.isTaken("crm", "b")).toBe(false);
});

test("a name that is used again is not given away", () => {
  const names = new NameHolds([], at(0));
  names.occupy("crm", "a");
  names.vacate("crm", at(1));
  names.occupy("crm", "a");
  names.expire(at(100).ms);
  expect(names.isTaken("crm", "b")).toBe(true);
});

test("vacancy goes on over a restart, and a wall clock that was put back adds nothing", () => {
  const stored = { name: "crm", owner: "a", vacantSince: at(10).iso };
  const restarted = new NameHolds([stored], { ms: 0, iso: at(20).iso });
  restarted.expire(13.9 * HOUR_MS);
  expect(restarted.isTaken("crm", "b")).toBe(true);
  restarted.expire(14 * HOUR_MS);
  expect(restarted.isTaken("crm", "b")).toBe(false);
  const putBack = new NameHolds([stored], { ms: 0, iso: at(5).iso });
  putBack.expire(24 * HOUR_MS);
  expect(putBack.isTaken("crm", "b")).toBe(false);
});

test("an operator releases a name at once", () => {
  const names = new NameHolds([], at(0));
  names.occupy("crm", "a");
  names.vacate("crm", at(0));
  expect(names.release("crm")).toBe(true);
  expect(names.isTaken("crm", "b")).toBe(false);
  expect(names.release("crm")).toBe(false);
});
