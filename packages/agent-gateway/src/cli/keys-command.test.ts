import { expect, test } from "vitest";
import { keyHash } from "../access/api-key.ts";
import { runKeysCommand } from "./keys-command.ts";

function run(...words: string[]) {
  let [out, err] = ["", ""];
  const code = runKeysCommand(words, {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
  });
  return { code, out, err };
}

test.each([
  [["create", "CRM", "--scopes", "admin"], "id: must be 1 to 63 lower-case letters"],
  [["create", "crm", "--scopes", "agent:raed"], "did you mean agent:read?"],
  [["create", "crm", "--scopes", "admin", "--expires", "soon"], "expires: must be a date"],
  [["create", "crm"], "--scopes is missing"],
  [["create"], "keys create <id>"],
  [["destroy", "crm"], "keys create <id>"],
  [["create", "crm", "--scoeps", "admin"], "Did you mean --scopes?"],
])("keys %j is refused", (words, reason) => {
  const { code, out, err } = run(...words);
  expect([code, out]).toEqual([64, ""]);
  expect(err).toContain(reason);
});

test("keys create --json prints a key and an entry that keeps only its digest", () => {
  const { code, out } = run(
    "create",
    "crm",
    "--scopes",
    "agent:register:crm*, agent:read",
    "--json",
  );
  const { key, entry } = JSON.parse(out);
  expect(code).toBe(0);
  expect(entry).toEqual({
    id: "crm",
    scopes: ["agent:register:crm*", "agent:read"],
    sha256: keyHash(key),
  });
});
