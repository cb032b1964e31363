import { describe, expect, it } from "vitest";
import { formatMoment, parseMoment } from "./moment.ts";

describe("parseMoment", () => {
  it.each([
    ["2026-03-31", "2026-03-31T00:00:00.000Z"],
    ["2028-02-29", "2028-02-29T00:00:00.000Z"],
    ["2026-03-31T09:00:00Z", "2026-03-31T09:00:00.000Z"],
    ["2026-03-31T09:00:00+02:00", "2026-03-31T07:00:00.000Z"],
    ["2026-03-31T09:00Z", "2026-03-31T09:00:00.000Z"],
  ])("reads %s as %s", (input, iso) => {
    expect(parseMoment(input)).toEqual({ ok: true, value: iso });
  });

  it.each([
    "2026-02-30",
    "2027-02-29",
    "2026-13-01",
    "01/05/2026",
    "tomorrow",
    "2026-03-31T09:00:00",
    "2026-03-31T25:00:00Z",
    "2026-02-30T09:00:00Z",
    "0000-01-01",
    "",
  ])("refuses %j", (input) => {
    expect(parseMoment(input).ok).toBe(false);
  });
});

describe("formatMoment", () => {
  it("drops a midnight that only says 'no time given'", () => {
    expect(formatMoment("2026-03-31T00:00:00.000Z")).toBe("2026-03-31");
    expect(formatMoment("2026-03-31T09:30:00.000Z")).toBe("2026-03-31T09:30:00Z");
    expect(formatMoment("2026-03-31T00:00:00.120Z")).toBe("2026-03-31T00:00:00.120Z");
  });
});
