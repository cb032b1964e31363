import { expect, it } from "vitest";
import { readDocument } from "./read-document.ts";

it.each([
  "{ companies(first: 1) { edges { node { id } } } }",
  "query Q($n: Int) { people(first: $n) { totalCount } }",
  '{ people(filter: {jobTitle: {eq: "mutation { deletePeople }"}}) { totalCount } } # mutation',
])("takes %s", (text) => {
  expect(() => readDocument(text)).not.toThrow();
});

it.each([
  ["mutation { deletePerson(id: 1) { id } }", "is a mutation, not a query"],
  ["subscription { x }", "is a subscription, not a query"],
  ["query A { a } mutation B { b }", "must hold one operation"],
  ["# nothing", "Syntax Error"],
  ["{ people { ", "Syntax Error"],
  ["{ a { ...F } } fragment F on X { b }", "has fragments"],
  [`{ ${Array.from({ length: 21 }, (_, index) => `f${index}`).join(" ")} }`, "more than 20 fields"],
  [`${"{ a ".repeat(9)}${"}".repeat(9)}`, "more than 8 levels"],
  ["x".repeat(10_001), "longer than"],
])("refuses %s", (text, reason) => {
  expect(() => readDocument(text)).toThrow(reason);
});
