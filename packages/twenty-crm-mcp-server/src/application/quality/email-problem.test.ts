import { expect, it } from "vitest";
import { emailProblem } from "./email-problem.ts";

it.each([
  ["ada@lovelace.io", undefined],
  ["first.last+tag@sub.domain.co.uk", undefined],
  ["no-at-sign", "is no address"],
  ["a@b@c.com", "is no address"],
  ["two words@host.com", "has a name that no server takes"],
  ["a..b@host.com", "has a name that no server takes"],
  ["ada@localhost", "has no real host"],
  ["ada@-host.com", "has no real host"],
  ["ada@gmial.com", "looks mistyped: ada@gmail.com"],
  ["ada@example.com", "is a placeholder"],
  ["none@acme.io", "is a placeholder"],
])("%s: %s", (email, problem) => {
  expect(emailProblem(email)).toBe(problem);
});
