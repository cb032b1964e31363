import { expect, test } from "vitest";
import { Tombstones } from "./tombstones.ts";

const HOUR_MS = 3_600_000;
const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour)).toISOString();
const START = { ms: 0, iso: at(0) };

test("a removal is remembered by name and by process for 24 hours", () => {
  const tombstones = new Tombstones([], START);
  tombstones.add({ name: "crm", instanceId: "a", removedAt: at(0) }, 0);
  expect(tombstones.has("crm")).toBe(true);
  expect(tombstones.has("crm", "a")).toBe(true);
  expect(tombstones.has("crm", "b")).toBe(false);
  tombstones.expire(24 * HOUR_MS - 1);
  expect(tombstones.has("crm")).toBe(true);
  tombstones.expire(24 * HOUR_MS);
  expect(tombstones.has("crm")).toBe(false);
});

test("a registration ends the memory of that process only", () => {
  const tombstones = new Tombstones([], START);
  tombstones.add({ name: "crm", instanceId: "a", removedAt: at(0) }, 0);
  tombstones.add({ name: "crm", instanceId: "b", removedAt: at(0) }, 0);
  tombstones.clear("crm", "a");
  expect(tombstones.has("crm", "a")).toBe(false);
  expect(tombstones.has("crm", "b")).toBe(true);
});

test("at most 10,000 are kept, the oldest go first", () => {
  const tombstones = new Tombstones([], START);
  for (let i = 0; i <= 10_000; i += 1) {
    tombstones.add({ name: "crm", instanceId: `pod-${i}`, removedAt: at(0) }, 0);
  }
  expect(tombstones.kept.size).toBe(10_000);
  expect(tombstones.has("crm", "pod-0")).toBe(false);
  expect(tombstones.has("crm", "pod-10000")).toBe(true);
});

test("what changed is to be stored once, and again when that failed", () => {
  const tombstones = new Tombstones([{ name: "crm", instanceId: "a", removedAt: at(0) }], START);
  expect(tombstones.kept.takeUnsaved()).toEqual({ put: [], remove: [] });
  const added = { name: "crm", instanceId: "b", removedAt: at(1) };
  tombstones.add(added, HOUR_MS);
  tombstones.clear("crm", "a");
  const edits = tombstones.kept.takeUnsaved();
  expect(edits).toEqual({ put: [["crm\nb", added]], remove: ["crm\na"] });
  expect(tombstones.kept.takeUnsaved()).toEqual({ put: [], remove: [] });
  tombstones.kept.giveBack(edits);
  expect(tombstones.kept.takeUnsaved()).toEqual(edits);
});

test("after a restart what is left of the day goes on, at least an hour whatever the wall clock says", () => {
  const stored = [{ name: "crm", instanceId: "a", removedAt: at(0) }];
  const soon = new Tombstones(stored, { ms: 0, iso: at(20) });
  soon.expire(4 * HOUR_MS - 1);
  expect(soon.has("crm")).toBe(true);
  soon.expire(4 * HOUR_MS);
  expect(soon.has("crm")).toBe(false);
  const wrong = new Tombstones(stored, { ms: 0, iso: at(1000) });
  wrong.expire(HOUR_MS - 1);
  expect(wrong.has("crm")).toBe(true);
  wrong.expire(HOUR_MS);
  expect(wrong.has("crm")).toBe(false);
});
