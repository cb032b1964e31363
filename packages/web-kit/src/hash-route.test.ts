import { expect, test } from "vitest";
import { readRoute, routeTo } from "./hash-route.ts";

test("a place survives being written into an address and read again", () => {
  const { parts, query } = readRoute(
    routeTo(["resources", "twenty://company/a b"], { tab: "raw" }),
  );
  expect(parts).toEqual(["resources", "twenty://company/a b"]);
  expect(query.get("tab")).toBe("raw");
});

test("an empty address is the first page, and a part that cannot be decoded is kept", () => {
  expect(readRoute("").parts).toEqual([]);
  expect(readRoute("#/tools/%E0%A4%A").parts).toEqual(["tools", "%E0%A4%A"]);
});
