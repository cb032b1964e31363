import { createManualClock } from "testkit";
import { expect, it } from "vitest";
import { createConsentTokens } from "./consent-tokens.ts";

const key = "a key that all instances share, 32+";

it("takes its own token for the same subject, on any instance with the key", () => {
  const { clock } = createManualClock();
  const token = createConsentTokens(key, clock).mint("delete these");
  expect(createConsentTokens(key, clock).redeem(token, "delete these")).toBe("valid");
});

it.each([
  ["another subject", (token: string) => createVerdict(token, "delete those", key)],
  ["another key", (token: string) => createVerdict(token, "delete these", `${key}!`)],
  ["a changed token", (token: string) => createVerdict(`B${token.slice(1)}`, "delete these", key)],
  ["a longer token", (token: string) => createVerdict(`${token}AAAA`, "delete these", key)],
  ["no token at all", () => createVerdict("", "delete these", key)],
])("refuses %s", (_what, verdictOf) => {
  const token = createConsentTokens(key, manual.clock).mint("delete these");
  expect(verdictOf(token)).toBe("foreign");
});

it("forgets a token after ten minutes", async () => {
  const { clock, advance } = createManualClock();
  const tokens = createConsentTokens(key, clock);
  const token = tokens.mint("delete these");
  await advance(600_000);
  await advance(1_000);
  expect(tokens.redeem(token, "delete these")).toBe("expired");
});

it("takes a token once, however it is spelt, and a new one for the same subject at once", async () => {
  const { clock, advance } = createManualClock();
  const tokens = createConsentTokens(key, clock);
  const token = tokens.mint("create these");
  expect(tokens.redeem(token, "create these")).toBe("valid");
  expect(tokens.redeem(token, "create these")).toBe("spent");
  expect(tokens.redeem(`${token}=`, "create these")).toBe("spent");
  await advance(1);
  expect(tokens.redeem(tokens.mint("create these"), "create these")).toBe("valid");
});

const manual = createManualClock();

function createVerdict(token: string, subject: string, withKey: string) {
  return createConsentTokens(withKey, manual.clock).redeem(token, subject);
}
