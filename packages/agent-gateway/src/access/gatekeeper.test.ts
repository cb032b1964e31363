import { createManualClock } from "testkit";
import { describe, expect, test } from "vitest";
import { createKey } from "../cli/create-key.ts";
import { Gatekeeper } from "./gatekeeper.ts";
import { KeyRing } from "./key-ring.ts";
import { parseKeysFile } from "./parse-keys-file.ts";

const KEY = "the-key-of-the-environment";

function gate(apiKey: string | undefined = KEY) {
  const { clock, advance } = createManualClock();
  return { gatekeeper: new Gatekeeper(new KeyRing({ apiKey, clock }), clock), advance };
}

function guess(gatekeeper: Gatekeeper, times: number, address: string): void {
  for (let i = 0; i < times; i += 1) gatekeeper.admit({ apiKey: `guess-${i}` }, address);
}

describe("Gatekeeper", () => {
  test.each([
    ["Authorization: Bearer", { authorization: `Bearer ${KEY}` }],
    ["authorization: bearer", { authorization: `bearer  ${KEY}` }],
    ["X-API-Key", { apiKey: KEY }],
  ])("takes the key as %s", (_, headers) => {
    expect(gate().gatekeeper.admit(headers)).toMatchObject({ admitted: true });
  });

  test("lets everybody in as nobody where there are no keys", () => {
    const { clock } = createManualClock();
    const gatekeeper = new Gatekeeper(new KeyRing({ apiKey: undefined, clock }), clock);
    expect(gatekeeper.admit({})).toMatchObject({ admitted: true, caller: { id: "anonymous" } });
  });

  test("looks at no key from an address with twenty wrong ones in a minute, until the minute is over", async () => {
    const { gatekeeper, advance } = gate();
    guess(gatekeeper, 20, "192.0.2.1");
    await advance(10_000);
    expect(gatekeeper.admit({ apiKey: KEY }, "192.0.2.1")).toMatchObject({
      admitted: false,
      refusal: { code: "rate_limited", headers: { "retry-after": "50" } },
    });
    expect(gatekeeper.admit({ apiKey: KEY }, "192.0.2.2")).toMatchObject({ admitted: true });
    await advance(50_000);
    expect(gatekeeper.admit({ apiKey: KEY }, "192.0.2.1")).toMatchObject({ admitted: true });
  });

  test("an address from which the right key came is not shut out: many may be behind it", () => {
    const { gatekeeper } = gate();
    gatekeeper.admit({ apiKey: KEY }, "192.0.2.1");
    guess(gatekeeper, 100, "192.0.2.1");
    expect(gatekeeper.admit({ apiKey: KEY }, "192.0.2.1")).toMatchObject({ admitted: true });
    expect(gatekeeper.refusals).toBe(100);
  });

  test("shuts nobody out whose key cannot be guessed: many may be behind the address of one that guesses", () => {
    const { clock } = createManualClock();
    const created = createKey({ id: "crm", scopes: ["admin"] });
    if (!created.ok) throw new Error(created.reason);
    const parsed = parseKeysFile(`version: 1\nkeys:\n${created.yaml}`);
    if (!parsed.ok) throw new Error(parsed.reason);
    const ring = new KeyRing({ apiKey: KEY, keys: parsed.keys, clock });
    const gatekeeper = new Gatekeeper(ring, clock);
    guess(gatekeeper, 20, "192.0.2.1");
    const wrong = created.key.slice(0, -1) + (created.key.endsWith("A") ? "B" : "A");
    for (const apiKey of [KEY, wrong]) {
      expect(gatekeeper.admit({ apiKey }, "192.0.2.1")).toMatchObject({ admitted: false });
    }
    expect(gatekeeper.admit({ apiKey: created.key }, "192.0.2.1")).toMatchObject({
      admitted: true,
    });
  });

  test("who sends no key guesses nothing", () => {
    const { gatekeeper } = gate();
    for (let i = 0; i < 100; i += 1) gatekeeper.admit({}, "192.0.2.1");
    expect(gatekeeper.admit({ apiKey: KEY }, "192.0.2.1")).toMatchObject({ admitted: true });
  });
});
