import { expect, test } from "vitest";
import { writeDateTime } from "./date-time.ts";

test.each([
  "2026-12-31",
  "2026-12-31T09:00:00Z",
  "2026-12-31T09:00:00.000Z",
  "2026-12-31T09:00+02:00",
  "2024-02-29",
])("%s is a date", (value) => {
  expect(writeDateTime(value, "closeDate")).toBe(value);
});

test.each([
  "01/05/2026",
  "tomorrow",
  "2026-02-30",
  "2026-13-01",
  "2026-12-31 09:00",
  "2026-12-31T25:00Z",
  "",
])("%j is refused, since Twenty might read it as another day", (value) => {
  expect(() => writeDateTime(value, "closeDate")).toThrow(
    expect.objectContaining({ code: "invalid_input", field: "closeDate" }),
  );
});
