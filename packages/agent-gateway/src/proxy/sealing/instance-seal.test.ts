import { randomBytes } from "node:crypto";
import { createManualClock } from "testkit";
import { expect, test } from "vitest";
import { createInstanceSeal } from "./instance-seal.ts";

const KEY = randomBytes(32);
const SESSION = { agentId: "0123456789abcdef", value: "upstream-session-✓" };
const CRM = { service: "default/crm", purpose: "session", principal: "ops" } as const;
const HOUR_MS = 3_600_000;

test("a sealed session opens for its service under the same key", () => {
  const { clock } = createManualClock();
  const sealed = createInstanceSeal([KEY], clock).seal(SESSION, CRM);
  expect(createInstanceSeal([KEY], clock).open(sealed, CRM)).toEqual(SESSION);
});

test("a sealed id is visible ASCII, tells nothing, and is never the same twice", () => {
  const seal = createInstanceSeal([KEY], createManualClock().clock);
  const sealed = seal.seal(SESSION, CRM);
  expect(sealed).toMatch(/^[\x21-\x7e]+$/);
  expect(Buffer.from(sealed, "base64url").toString("latin1")).not.toContain("upstream");
  expect(seal.seal(SESSION, CRM)).not.toBe(sealed);
});

test("another service, purpose, caller, key or any changed byte do not open it", () => {
  const { clock } = createManualClock();
  const seal = createInstanceSeal([KEY], clock);
  const sealed = seal.seal(SESSION, CRM);
  expect(seal.open(sealed, { ...CRM, service: "other" })).toBeUndefined();
  expect(seal.open(sealed, { ...CRM, purpose: "request-state" })).toBeUndefined();
  expect(seal.open(sealed, { ...CRM, principal: "somebody else" })).toBeUndefined();
  expect(createInstanceSeal([randomBytes(32)], clock).open(sealed, CRM)).toBeUndefined();
  const bytes = Buffer.from(sealed, "base64url");
  for (let index = 0; index < bytes.length; index += 1) {
    const changed = Buffer.from(bytes);
    changed.writeUInt8((changed.readUInt8(index) + 1) % 256, index);
    expect(seal.open(changed.toString("base64url"), CRM)).toBeUndefined();
  }
});

test.each(["", "AQ", "not a sealed id", "x".repeat(5000), "00000000-0000-0000-0000-000000000000"])(
  "%j is no sealed id",
  (text) => {
    expect(createInstanceSeal([KEY], createManualClock().clock).open(text, CRM)).toBeUndefined();
  },
);

test("a session is over after twelve hours", async () => {
  const { clock, advance } = createManualClock();
  const seal = createInstanceSeal([KEY], clock);
  const sealed = seal.seal(SESSION, CRM);
  await advance(12 * HOUR_MS - 1);
  expect(seal.open(sealed, CRM)).toEqual(SESSION);
  await advance(1);
  expect(seal.open(sealed, CRM)).toBeUndefined();
});

test("what was sealed under an earlier key opens while that key is still known, and new texts use the new one", () => {
  const { clock } = createManualClock();
  const next = randomBytes(32);
  const before = createInstanceSeal([KEY], clock);
  const between = createInstanceSeal([next, KEY], clock);
  const after = createInstanceSeal([next], clock);
  const old = before.seal(SESSION, CRM);
  expect(between.open(old, CRM)).toEqual(SESSION);
  expect(after.open(old, CRM)).toBeUndefined();
  expect(after.open(between.seal(SESSION, CRM), CRM)).toEqual(SESSION);
});
