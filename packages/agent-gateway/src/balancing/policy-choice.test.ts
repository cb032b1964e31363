import { expect, test } from "vitest";
import { DEFAULT_CHOICE, type PolicyChoice, parsePolicyChoice, policyOf } from "./policy-choice.ts";

function choice(text: string): PolicyChoice {
  const parsed = parsePolicyChoice(text);
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.choice;
}

const crm = { namespace: "default", name: "crm", hint: undefined };

test("names the policy of all services and those of some", () => {
  const chosen = choice("round-robin, crm=hash, team/crm=random");
  expect(policyOf(chosen, crm)).toBe("hash");
  expect(policyOf(chosen, { ...crm, namespace: "team" })).toBe("random");
  expect(policyOf(chosen, { ...crm, namespace: "other" })).toBe("round-robin");
});

test("leaves the others at p2c", () => {
  expect(policyOf(choice("crm=hash"), { ...crm, name: "chat" })).toBe("p2c");
});

test("hears what the instances ask for unless the operator says otherwise", () => {
  expect(policyOf(DEFAULT_CHOICE, { ...crm, hint: "least-requests" })).toBe("least-requests");
  expect(policyOf(DEFAULT_CHOICE, { ...crm, hint: "fastest" })).toBe("p2c");
  expect(policyOf(choice("crm=hash"), { ...crm, hint: "random" })).toBe("hash");
});

test.each([
  "",
  "fastest",
  "crm=fastest",
  "p2c,random",
  "crm=hash,crm=p2c",
  "a b=hash",
  "crm=p2c=x",
])("%j is refused with what is wrong", (text) => {
  expect(parsePolicyChoice(text)).toMatchObject({ ok: false, problem: expect.any(String) });
});
