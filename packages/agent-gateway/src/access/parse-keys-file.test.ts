import { describe, expect, test } from "vitest";
import { keyHash, mintKey } from "./api-key.ts";
import { parseKeysFile } from "./parse-keys-file.ts";

const sha256 = keyHash("one");
const other = keyHash("two");

function reason(text: string): string {
  const parsed = parseKeysFile(text);
  return parsed.ok ? "it is fine" : parsed.reason;
}

const file = (...keys: object[]): string => JSON.stringify({ version: 1, keys });

describe("parseKeysFile", () => {
  test("reads YAML", () => {
    const text = `
version: 1
keys:
  - id: crm-2
    owner: crm
    sha256: ${sha256}
    scopes: [ "agent:register:crm*", "agent:read" ]
    expires: 2027-01-31
`;
    expect(parseKeysFile(text)).toMatchObject({
      ok: true,
      keys: [{ id: "crm-2", owner: "crm", expiresAt: "2027-01-31T00:00:00.000Z" }],
    });
  });

  test("reads JSON, where a key owns what it registers itself and never expires unless it says so", () => {
    expect(parseKeysFile(file({ id: "crm", sha256, scopes: ["admin"] }))).toMatchObject({
      ok: true,
      keys: [{ id: "crm", owner: "crm", expiresAt: null, description: "" }],
    });
  });

  test.each([
    [
      "a misspelt field",
      { id: "a", sha256, scope: ["admin"] },
      "keys.0.scope is unknown; did you mean scopes?",
    ],
    [
      "a scope that is none",
      { id: "a", sha256, scopes: ["admni"] },
      "keys.0.scopes.0: admni is no scope; did you mean admin?",
    ],
    ["no scope at all", { id: "a", sha256, scopes: [] }, "keys.0.scopes"],
    [
      "an id of the gateway's own",
      { id: "gateway-key", sha256, scopes: ["admin"] },
      "keys.0.id: is the gateway's own",
    ],
    [
      "an owner of the gateway's own",
      { id: "a", owner: "gateway-key", sha256, scopes: ["admin"] },
      "keys.0.owner",
    ],
    [
      "a date that is none",
      { id: "a", sha256, scopes: ["admin"], expires: "soon" },
      "keys.0.expires: must be a date such as",
    ],
  ])("refuses %s by its place", (_, key, problem) => {
    expect(reason(file(key))).toContain(problem);
  });

  test("refuses an id and a hash given twice", () => {
    const twice = file(
      { id: "a", sha256, scopes: ["admin"] },
      { id: "a", sha256: other, scopes: ["admin"] },
      { id: "b", sha256, scopes: ["admin"] },
    );
    expect(reason(twice)).toContain("keys.1.id: is that of keys.0 too");
    expect(reason(twice)).toContain("keys.2.sha256: is that of keys.0 too");
  });

  test("names every problem at once", () => {
    const text = file(
      { id: "A", sha256, scopes: ["admin"] },
      { id: "b", sha256: "0", scopes: ["x"] },
    );
    expect(reason(text)).toMatch(/keys\.0\.id.*keys\.1\.sha256/);
  });

  test.each(["", "[]", "keys: []", "version: 2", "a: 1\na: 2", "*nobody", "{", "\u0000"])(
    "refuses %j without throwing",
    (text) => {
      expect(parseKeysFile(text)).toMatchObject({ ok: false });
    },
  );

  test("never repeats a key that stands where its hash belongs", () => {
    const key = mintKey("crm");
    for (const text of [
      file({ id: "crm", sha256: key, scopes: ["admin"] }),
      `version: 1\nkeys: [ {id: crm, sha256: ${key}`,
    ]) {
      expect(reason(text)).not.toContain(key.slice(8, 30));
    }
  });
});
