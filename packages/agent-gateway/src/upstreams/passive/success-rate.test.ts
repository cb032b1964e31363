import { expect, test } from "vitest";
import { successRateOutliers } from "./success-rate.ts";

const well = { total: 200, failures: 1 };
const ill = { total: 200, failures: 80 };

test("the one that fails far more often than the others is named", () => {
  expect(successRateOutliers([well, well, well, well, ill])).toEqual([ill]);
});

test.each([
  ["there are fewer than five", [well, well, well, ill]],
  ["too little was asked", [well, well, well, well, { total: 99, failures: 99 }]],
  ["all fail alike", [ill, ill, ill, ill, ill]],
  ["all are well", [well, well, well, well, well]],
])("nobody is named when %s", (_, counts) => {
  expect(successRateOutliers(counts)).toEqual([]);
});
