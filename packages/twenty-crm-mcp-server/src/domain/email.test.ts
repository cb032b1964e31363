import { describe, expect, it } from "vitest";
import { parseEmail } from "./email.ts";

describe("parseEmail", () => {
  it("lower-cases and trims", () => {
    expect(parseEmail(" Ada@Example.COM ")).toEqual({ ok: true, value: "ada@example.com" });
  });

  it.each([
    "ada",
    "ada@",
    "@x.com",
    "a b@x.com",
    "Ada <a@x.com>",
    "a@x",
    "a@x..com",
    "a@b@c.com",
    "",
  ])("refuses %j", (input) => {
    expect(parseEmail(input).ok).toBe(false);
  });
});
