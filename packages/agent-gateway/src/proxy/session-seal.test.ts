import { randomBytes } from "node:crypto";
import { createManualClock } from "testkit";
import { expect, test } from "vitest";
import { createSessionSeal } from "./session-seal.ts";

const KEY = randomBytes(32);
const SESSION = { agentId: "0123456789abcdef", sessionId: "upstream-session-✓" };
const HOUR_MS = 3_600_000;

test("a sealed session opens for its service under the same key", () => {
  const { clock } = createManualClock();
  const sealed = createSessionSeal(KEY, clock).seal(SESSION, "crm");
  expect(createSessionSeal(KEY, clock).open(sealed, "crm")).toEqual(SESSION);
});

test("a sealed id is visible ASCII, tells nothing, and is never the same twice", () => {
  const seal = createSessionSeal(KEY, createManualClock().clock);
  const sealed = seal.seal(SESSION, "crm");
  expect(sealed).toMatch(/^[\x21-\x7e]+$/);
  expect(Buffer.from(sealed, "base64url").toString("latin1")).not.toContain("upstream");
  expect(seal.seal(SESSION, "crm")).not.toBe(sealed);
});

test("another service, another key and any changed byte do not open it", () => {
  const { clock } = createManualClock();
  const seal = createSessionSeal(KEY, clock);
  const sealed = seal.seal(SESSION, "crm");
  expect(seal.open(sealed, "other")).toBeUndefined();
  expect(createSessionSeal(randomBytes(32), clock).open(sealed, "crm")).toBeUndefined();
  const bytes = Buffer.from(sealed, "base64url");
  for (let index = 0; index < bytes.length; index += 1) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8((changed.readUInt8(index) + 1) % 256, index);
    expect(seal.open(changed.toString("base64url"), "crm")).toBeUndefined();
  }
});

test.each(["", "AQ", "not a sealed id", "x".repeat(5000), "00000000-0000-0000-0000-000000000000"])(
  "%j is no sealed id",
  (text) => {
    expect(createSessionSeal(KEY, createManualClock().clock).open(text, "crm")).toBeUndefined();
  },
);

test("a session is over after twelve hours", async () => {
  const { clock, advance } = createManualClock();
  const seal = createSessionSeal(KEY, clock);
  const sealed = seal.seal(SESSION, "crm");
  await advance(12 * HOUR_MS - 1);
  expect(seal.open(sealed, "crm")).toEqual(SESSION);
  await advance(1);
  expect(seal.open(sealed, "crm")).toBeUndefined();
});
