import { describe, expect, it } from "vitest";
import { standInPage } from "./stand-in-page.ts";

const ID = "5802be08-b1dd-48ad-8614-79b17ec5bced";

describe("standInPage", () => {
  it("tells on a record's link how to read the record", () => {
    const page = standInPage("GET", `/object/person/${ID}`);
    expect(page).toMatchObject({
      status: 200,
      headers: { "content-type": "text/html; charset=utf-8" },
      body: expect.stringContaining(`get-person  {"id": "${ID}"}`),
    });
  });

  it("answers at the root", () => {
    expect(standInPage("GET", "/")?.body).toContain("This is the sandbox");
  });

  it.each([
    ["POST", "/"],
    ["GET", "/nope"],
    ["GET", "/object/<script>/x"],
    ["GET", `/object/person/${ID}/more`],
  ])("leaves %s %s to Twenty's own answer", (method, path) => {
    expect(standInPage(method, path)).toBeUndefined();
  });
});
