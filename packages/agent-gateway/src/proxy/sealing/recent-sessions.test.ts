import { randomBytes } from "node:crypto";
import { createManualClock } from "testkit";
import { expect, test } from "vitest";
import { RecentSessions } from "./recent-sessions.ts";

const MINUTE_MS = 60_000;
const sessions = (count: number) =>
  Array.from({ length: count }, () => randomBytes(80).toString("base64url"));

test("a session rests after 30 to 40 minutes without use, and not before", async () => {
  const { clock, advance } = createManualClock();
  const recent = new RecentSessions(clock);
  await advance(60 * MINUTE_MS);
  const [used = "", kept = ""] = sessions(2);
  recent.touch(used);
  recent.touch(kept);
  await advance(29 * MINUTE_MS);
  expect(recent.isIdle(used)).toBe(false);
  recent.touch(kept);
  await advance(11 * MINUTE_MS);
  expect([recent.isIdle(used), recent.isIdle(kept)]).toEqual([true, false]);
});

test("a gateway that has just started takes no session for idle", async () => {
  const { clock, advance } = createManualClock();
  const recent = new RecentSessions(clock);
  const [before = ""] = sessions(1);
  await advance(39 * MINUTE_MS);
  expect(recent.isIdle(before)).toBe(false);
  await advance(MINUTE_MS);
  expect(recent.isIdle(before)).toBe(true);
});

test("among 50,000 sessions in use an idle one is rarely taken for one of them, and never the reverse", async () => {
  const { clock, advance } = createManualClock();
  const recent = new RecentSessions(clock);
  await advance(60 * MINUTE_MS);
  const used = sessions(50_000);
  for (const session of used) recent.touch(session);
  expect(used.some((session) => recent.isIdle(session))).toBe(false);
  const mistaken = sessions(5000).filter((session) => !recent.isIdle(session));
  expect(mistaken.length).toBeLessThan(25);
});
