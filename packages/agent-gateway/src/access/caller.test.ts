import { expect, test } from "vitest";
import { Caller } from "./caller.ts";
import { parseScope } from "./scope.ts";

function callerWith(...scopes: string[]): Caller {
  const rights = scopes.map((text) => {
    const parsed = parseScope(text);
    if (!parsed.ok) throw new Error(parsed.problem);
    return parsed.scope;
  });
  return new Caller({ id: "one", owner: "one", scopes, rights, expiresAt: null });
}

test("a key registers only names and services that are its own", () => {
  const caller = callerWith("agent:register:crm*", "agent:register:sales/*");
  expect(caller.mayRegister("default", "crm-1", "crm")).toBe(true);
  expect(caller.mayRegister("sales", "any", "thing")).toBe(true);
  expect(caller.mayRegister("default", "crm-1", "payments")).toBe(false);
  expect(caller.mayRegister("default", "payments", "crm")).toBe(false);
  expect(caller.mayRegister("other", "crm-1", "crm")).toBe(false);
});

test("each scope gives what it names and nothing more", () => {
  const [registers, reads, invokes] = [
    callerWith("agent:register:*"),
    callerWith("agent:read"),
    callerWith("invoke:crm"),
  ];
  expect([registers.mayRead, reads.mayRead, invokes.mayRead]).toEqual([false, true, false]);
  expect([registers, reads, invokes].map((each) => each.isAdmin)).toEqual([false, false, false]);
  expect([registers, reads, invokes].map((each) => each.mayInvoke("default", "crm"))).toEqual([
    false,
    false,
    true,
  ]);
  expect(invokes.mayInvoke("sales", "crm")).toBe(false);
  expect([reads, invokes].some((each) => each.mayRegister("default", "crm", "crm"))).toBe(false);
});

test("admin may do everything", () => {
  const admin = callerWith("admin");
  expect(admin.isAdmin && admin.mayRead && admin.mayInvoke("a", "b")).toBe(true);
  expect(admin.mayRegister("a", "b", "c")).toBe(true);
});
