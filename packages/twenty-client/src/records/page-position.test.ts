import { expect, test } from "vitest";
import { encodeOffsetCursor } from "../cursor/offset-cursor.ts";
import type { ResolvedOrder } from "../filters/resolve-order.ts";
import { pageInfoOf, pagePosition } from "./page-position.ts";
import type { WirePage } from "./record-api.ts";

const byDueAt: readonly ResolvedOrder[] = [{ path: ["dueAt"], direction: "AscNullsLast" }];
const key = "dueAt:AscNullsLast";

function page(size: number, totalCount: number, flags: Partial<WirePage> = {}): WirePage {
  return {
    records: Array.from({ length: size }, (_, index) => ({ id: String(index) })),
    totalCount,
    startCursor: "start",
    endCursor: "end",
    hasNextPage: false,
    hasPreviousPage: false,
    ...flags,
  };
}

test.each([0, -1, 201, 1.5, Number.NaN])("a limit of %d is refused", (limit) => {
  expect(() => pagePosition({ limit }, [], true)).toThrow(
    expect.objectContaining({ code: "invalid_input", field: "limit" }),
  );
});

test("both cursors at once are refused", () => {
  expect(() => pagePosition({ after: "a", before: "b" }, [], true)).toThrow(
    expect.objectContaining({ code: "invalid_input" }),
  );
});

test("where cursors are safe, Twenty's own are passed on", () => {
  expect(pagePosition({ after: "a" }, [], true)).toEqual({ limit: 60, after: "a" });
  expect(pageInfoOf(page(2, 9, { hasNextPage: true }), { limit: 2, after: "a" }, [])).toEqual({
    startCursor: "start",
    endCursor: "end",
    hasNextPage: true,
    hasPreviousPage: true,
  });
});

test("a page that was read backwards has a next one, which Twenty denies", () => {
  expect(pageInfoOf(page(2, 9), { limit: 2, before: "b" }, [])).toMatchObject({
    hasNextPage: true,
    hasPreviousPage: false,
  });
});

test("where cursors lose records, a list counts from its start", () => {
  expect(pagePosition({ limit: 20 }, byDueAt, false)).toEqual({ limit: 20, offset: 0 });
  const { endCursor, ...rest } = pageInfoOf(page(20, 45), { limit: 20, offset: 0 }, byDueAt);
  expect(rest).toEqual({
    startCursor: encodeOffsetCursor({ offset: 0, order: key }),
    hasNextPage: true,
    hasPreviousPage: false,
  });
  expect(pagePosition({ limit: 20, after: endCursor ?? "" }, byDueAt, false)).toEqual({
    limit: 20,
    offset: 20,
  });
  expect(pageInfoOf(page(5, 45), { limit: 20, offset: 40 }, byDueAt)).toMatchObject({
    hasNextPage: false,
    hasPreviousPage: true,
  });
});

test("a counted list goes backwards without overlap", () => {
  const before = encodeOffsetCursor({ offset: 30, order: key });
  expect(pagePosition({ limit: 20, before }, byDueAt, false)).toEqual({ limit: 20, offset: 10 });
  const nearStart = encodeOffsetCursor({ offset: 5, order: key });
  expect(pagePosition({ limit: 20, before: nearStart }, byDueAt, false)).toEqual({
    limit: 5,
    offset: 0,
  });
});

test("a page beyond the end is empty and has no next one", () => {
  expect(pageInfoOf(page(0, 45), { limit: 20, offset: 60 }, byDueAt)).toEqual({
    startCursor: null,
    endCursor: null,
    hasNextPage: false,
    hasPreviousPage: true,
  });
});

test.each([
  ["one of another order", encodeOffsetCursor({ offset: 1, order: "name:AscNullsLast" })],
  ["one of Twenty's own", "eyJpZCI6IjEifQ=="],
])("a counted list refuses %s", (_, after) => {
  expect(() => pagePosition({ after }, byDueAt, false)).toThrow(
    expect.objectContaining({ code: "invalid_input" }),
  );
});

test("a list that follows cursors refuses a counted one", () => {
  expect(() =>
    pagePosition({ after: encodeOffsetCursor({ offset: 1, order: key }) }, [], true),
  ).toThrow(expect.objectContaining({ code: "invalid_input" }));
});

test("nothing lies before the first record", () => {
  const before = encodeOffsetCursor({ offset: 0, order: key });
  expect(() => pagePosition({ before }, byDueAt, false)).toThrow(
    expect.objectContaining({ field: "before" }),
  );
});
