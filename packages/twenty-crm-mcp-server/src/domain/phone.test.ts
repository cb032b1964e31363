import { describe, expect, it } from "vitest";
import { parsePhone } from "./phone.ts";

describe("parsePhone", () => {
  it("keeps the digits of an international number", () => {
    expect(parsePhone("+1 (415) 555-2671")).toEqual({ ok: true, value: "+14155552671" });
    expect(parsePhone(" +33.6.12.34.56.78 ")).toEqual({ ok: true, value: "+33612345678" });
  });

  it.each([
    "4155552671",
    "0612345678",
    "+0123456789",
    "+12",
    "+1415555CALL",
    "",
    "+1234567890123456",
  ])("refuses %j", (input) => {
    expect(parsePhone(input).ok).toBe(false);
  });
});
