import { describe, expect, test } from "vitest";
import { parseScope } from "./scope.ts";

describe("parseScope", () => {
  test.each([
    ["admin", "admin"],
    ["agent:read", "read"],
    ["agent:register:crm-*", "register"],
    ["invoke:sales/*", "invoke"],
  ])("reads %s", (text, kind) => {
    expect(parseScope(text)).toMatchObject({ ok: true, scope: { kind } });
  });

  test.each([
    ["agent:raed", "did you mean agent:read?"],
    ["invoek:*", "did you mean invoke:?"],
    ["agent:register", "agent:register:* for all"],
    ["invoke", "invoke:* for all"],
    ["everything", "known: admin, agent:read"],
    ["invoke:a b", "characters that no name has"],
  ])("refuses %s and says how to mend it", (text, problem) => {
    expect(parseScope(text)).toEqual({ ok: false, problem: expect.stringContaining(problem) });
  });
});
