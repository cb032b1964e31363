import { expect, test } from "vitest";
import { amongDeletedToo, idIn } from "../filters/filter-parts.ts";
import { requireRestFilter } from "./rest-filter.ts";

function ids(count: number): string[] {
  return Array.from(
    { length: count },
    (_, index) => `20202020-b000-4485-94de-${String(index).padStart(12, "0")}`,
  );
}

test("as many ids as a bulk operation takes fit into an address", () => {
  expect(requireRestFilter(amongDeletedToo(idIn(ids(200))))).toMatch(
    /^and\(id\[in\]:\[20202020-.*\],or\(deletedAt\[is\]:NULL,deletedAt\[is\]:NOT_NULL\)\)$/,
  );
});

test("a filter that no address can carry is left to GraphQL", () => {
  expect(() => requireRestFilter(idIn(ids(500)))).toThrow(
    expect.objectContaining({ code: "unsupported", field: "filter" }),
  );
});
