import { describe, expect, it } from "vitest";
import { withoutTokens } from "./without-tokens.ts";

const TOKEN = ["eyJhbGciOiJIUzI1NiJ9", "eyJmaWxlIjoiMSJ9", "c2lnbmF0dXJl"].join(".");

describe("an address", () => {
  it.each([
    [`https://a/file/x.png?token=${TOKEN}`, "https://a/file/x.png"],
    [`![x](https://a/file/x.png?token=${TOKEN})`, "![x](https://a/file/x.png)"],
    [`https://a/file/x.png?token=${TOKEN}&w=1`, "https://a/file/x.png?w=1"],
    [`https://a/file/x.png?w=1&token=${TOKEN}`, "https://a/file/x.png?w=1"],
    [`https://a/files/attachment/${TOKEN}/x.png`, "https://a/files/attachment/x.png"],
  ])("loses the token that opens it", (signed, plain) => {
    expect(withoutTokens(signed)).toBe(plain);
  });

  it("stays as it is without one", () => {
    const text = "https://a/?token=short and eyJ alone";
    expect(withoutTokens(text)).toBe(text);
  });
});
