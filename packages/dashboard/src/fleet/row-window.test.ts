import { expect, test } from "vitest";
import { rowTops, rowWindow } from "./row-window.ts";

const tops = rowTops(Array.from({ length: 1000 }, () => 50));

test("only rows near the screen are drawn, however many there are", () => {
  const { first, end, topPx } = rowWindow(tops, 10_000, 10_900, 500);
  expect([first, end, topPx]).toEqual([190, 229, 9500]);
});

test("at the ends of the list nothing is drawn twice or left out", () => {
  expect(rowWindow(tops, -300, 600, 500)).toMatchObject({ first: 0, topPx: 0 });
  expect(rowWindow(tops, 49_500, 50_400, 500).end).toBe(1000);
  expect(rowWindow(rowTops([]), 0, 900, 500)).toEqual({ first: 0, end: 0, topPx: 0 });
});

test("rows may differ in height", () => {
  expect(rowTops([52, 64, 64])).toEqual([0, 52, 116, 180]);
});
