import { createManualClock } from "testkit";
import { describe, expect, test } from "vitest";
import { keyHash, mintKey } from "./api-key.ts";
import type { KeyRecord } from "./key-record.ts";
import { KeyRing } from "./key-ring.ts";
import { parseKeysFile } from "./parse-keys-file.ts";

const BOOTSTRAP = "the-key-of-the-environment";

function recordsOf(
  ...keys: { key: string; id: string; [field: string]: unknown }[]
): readonly KeyRecord[] {
  const described = keys.map(({ key, ...rest }) => ({
    sha256: keyHash(key),
    scopes: ["agent:read"],
    ...rest,
  }));
  const parsed = parseKeysFile(JSON.stringify({ version: 1, keys: described }));
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.keys;
}

describe("KeyRing", () => {
  test("asks nobody for a key when there is none, and everybody when there is a keys file, an empty one too", () => {
    const { clock } = createManualClock();
    expect(new KeyRing({ apiKey: undefined, clock }).isRequired).toBe(false);
    expect(new KeyRing({ apiKey: undefined, keys: [], clock }).isRequired).toBe(true);
    expect(new KeyRing({ apiKey: BOOTSTRAP, clock }).isRequired).toBe(true);
  });

  test("knows the key of the environment and those of the file, with their scopes", () => {
    const { clock } = createManualClock();
    const key = mintKey("crm");
    const ring = new KeyRing({ apiKey: BOOTSTRAP, keys: recordsOf({ key, id: "crm" }), clock });
    expect(ring.find(BOOTSTRAP)).toMatchObject({ caller: { id: "gateway-key", isAdmin: true } });
    expect(ring.find(key)).toMatchObject({ caller: { id: "crm", isAdmin: false, mayRead: true } });
    for (const wrong of [mintKey("crm"), mintKey("other"), "", key.slice(0, -1), `${key}x`]) {
      expect(ring.find(wrong)).toEqual({ kind: "unknown" });
    }
  });

  test("a key of the environment that looks like one of the file's opens as well", () => {
    const { clock } = createManualClock();
    const apiKey = mintKey("crm");
    const ring = new KeyRing({
      apiKey,
      keys: recordsOf({ key: mintKey("crm"), id: "crm" }),
      clock,
    });
    expect(ring.find(apiKey)).toMatchObject({ caller: { id: "gateway-key" } });
  });

  test("an expired key is told from an unknown one, and opens nothing", async () => {
    const { clock, advance } = createManualClock(new Date("2026-01-01T00:00:00Z"));
    const key = mintKey("crm");
    const keys = recordsOf({ key, id: "crm", expires: "2026-01-01T00:00:10Z" });
    const ring = new KeyRing({ apiKey: undefined, keys, clock });
    await advance(9999);
    expect(ring.find(key).kind).toBe("caller");
    await advance(1);
    expect(ring.find(key)).toEqual({ kind: "expired", id: "crm" });
    expect(ring.list()).toMatchObject([{ id: "crm", isExpired: true }]);
  });

  test("two keys of one owner can follow each other; one that is out of the file opens no more", () => {
    const { clock } = createManualClock();
    const [before, after] = [mintKey("crm-1"), mintKey("crm-2")];
    const keys = recordsOf(
      { key: before, id: "crm-1", owner: "crm" },
      { key: after, id: "crm-2", owner: "crm" },
    );
    const ring = new KeyRing({ apiKey: undefined, keys, clock });
    for (const key of [before, after]) {
      expect(ring.find(key)).toMatchObject({ caller: { owner: "crm" } });
    }
    ring.replace(keys.filter(({ id }) => id === "crm-2"));
    expect(ring.find(before).kind).toBe("unknown");
    expect(ring.find(after).kind).toBe("caller");
  });

  test("a listing tells nothing by which a key could be found", () => {
    const { clock } = createManualClock();
    const key = mintKey("crm");
    const ring = new KeyRing({ apiKey: BOOTSTRAP, keys: recordsOf({ key, id: "crm" }), clock });
    ring.find(key);
    const listing = JSON.stringify(ring.list());
    for (const secret of [BOOTSTRAP, key, keyHash(key), keyHash(BOOTSTRAP)]) {
      expect(listing).not.toContain(secret);
    }
    expect(ring.list()).toMatchObject([
      { id: "gateway-key", lastUsedAt: null },
      { id: "crm", lastUsedAt: clock.now().toISOString() },
    ]);
  });
});
