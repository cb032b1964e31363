import { expect, test } from "vitest";
import { Roster } from "./roster.ts";

test("whoever has come and not left is there", () => {
  const roster = new Roster<string>();
  const [a, b, c] = ["a", "b", "c"].map((name) => roster.add(name));
  expect(roster.holders().sort()).toEqual(["a", "b", "c"]);
  if (a !== undefined) roster.delete(a);
  expect(roster.holders().sort()).toEqual(["b", "c"]);
  if (c !== undefined) roster.delete(c);
  const d = roster.add("d");
  if (b !== undefined) roster.delete(b);
  expect(roster.holders()).toEqual(["d"]);
  roster.delete(d);
  expect(roster.size).toBe(0);
});

test("leaving twice does not send another away", () => {
  const roster = new Roster<string>();
  const first = roster.add("first");
  roster.delete(first);
  roster.add("second");
  roster.delete(first);
  expect(roster.holders()).toEqual(["second"]);
});
