import { createManualClock } from "testkit";
import { expect, test } from "vitest";
import { type AuditRecord, AuditTrail } from "./audit-trail.ts";

function line(why: string): AuditRecord {
  return { action: "agent.drain", by: "one", from: null, name: "crm", agentId: "a", why };
}

const whys = (trail: AuditTrail): string[] => trail.entries().map(({ why }) => why);

test("lines come latest first, those of one millisecond too, and after a restart", () => {
  const { clock } = createManualClock();
  const trail = new AuditTrail({ clock });
  for (const why of ["one", "two", "three"]) trail.record(line(why));
  expect(whys(trail)).toEqual(["three", "two", "one"]);
  const stored = trail.takeUnsaved().put.map(([, entry]) => entry);
  const next = new AuditTrail({ clock, stored: stored.toReversed() });
  next.record(line("four"));
  expect(whys(next)).toEqual(["four", "three", "two", "one"]);
});

test("a wall clock that goes back puts no line before an earlier one", () => {
  const early = new Date("2026-01-01T00:00:00Z");
  const later = new AuditTrail(createManualClock(new Date("2027-01-01T00:00:00Z")));
  const stored = [later.record(line("one"))];
  const trail = new AuditTrail({ ...createManualClock(early), stored });
  trail.record(line("two"));
  expect(whys(trail)).toEqual(["two", "one"]);
});

test("the last 10,000 lines are kept, and the store is told of what goes", () => {
  const { clock } = createManualClock();
  const trail = new AuditTrail({ clock });
  for (let i = 0; i < 10_000; i += 1) trail.record(line(String(i)));
  trail.takeUnsaved();
  trail.record(line("last"));
  expect(trail.entries()).toHaveLength(10_000);
  expect(whys(trail).at(-1)).toBe("1");
  expect(trail.takeUnsaved().remove).toHaveLength(1);
});

test("who registers without end pushes no line of an operator out, after a restart neither", () => {
  const { clock } = createManualClock();
  const noise = (count: number, trail: AuditTrail): void => {
    for (let i = 0; i < count; i += 1) {
      trail.record({ ...line("noise"), action: i % 2 ? "agent.register" : "agent.unregister" });
    }
  };
  const trail = new AuditTrail({ clock });
  trail.record(line("drained"));
  noise(9_000, trail);
  const stored = trail.entries();
  expect(stored).toHaveLength(8_001);
  const next = new AuditTrail({ clock, stored });
  noise(9_000, next);
  expect(next.entries()).toHaveLength(8_001);
  expect(whys(next).at(-1)).toBe("drained");
});
