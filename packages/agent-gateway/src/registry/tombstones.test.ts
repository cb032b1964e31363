import { expect, test } from "vitest";
import { Tombstones } from "./tombstones.ts";

const at = (hour: number) => new Date(Date.UTC(2026, 0, 1, hour)).toISOString();

test("a removal is remembered by name and by process for 24 hours", () => {
  const tombstones = new Tombstones();
  tombstones.add({ name: "crm", instanceId: "a", removedAt: at(0) });
  expect(tombstones.has("crm")).toBe(true);
  expect(tombstones.has("crm", "a")).toBe(true);
  expect(tombstones.has("crm", "b")).toBe(false);
  tombstones.expire(new Date(at(23)));
  expect(tombstones.has("crm")).toBe(true);
  tombstones.expire(new Date(at(24)));
  expect(tombstones.has("crm")).toBe(false);
});

test("a registration ends the memory of that process only", () => {
  const tombstones = new Tombstones();
  tombstones.add({ name: "crm", instanceId: "a", removedAt: at(0) });
  tombstones.add({ name: "crm", instanceId: "b", removedAt: at(0) });
  tombstones.clear("crm", "a");
  expect(tombstones.has("crm", "a")).toBe(false);
  expect(tombstones.has("crm", "b")).toBe(true);
});

test("at most 10,000 are kept, the oldest go first", () => {
  const tombstones = new Tombstones();
  for (let i = 0; i <= 10_000; i += 1) {
    tombstones.add({ name: "crm", instanceId: `pod-${i}`, removedAt: at(0) });
  }
  expect(tombstones.all()).toHaveLength(10_000);
  expect(tombstones.has("crm", "pod-0")).toBe(false);
  expect(tombstones.has("crm", "pod-10000")).toBe(true);
});

test("the list is the same object until something changes", () => {
  const tombstones = new Tombstones([{ name: "crm", instanceId: "a", removedAt: at(0) }]);
  const before = tombstones.all();
  expect(tombstones.all()).toBe(before);
  tombstones.clear("crm", "unknown");
  expect(tombstones.all()).toBe(before);
  tombstones.clear("crm", "a");
  expect(tombstones.all()).toEqual([]);
});
