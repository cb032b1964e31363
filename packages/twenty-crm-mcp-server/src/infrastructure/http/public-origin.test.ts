import { expect, it } from "vitest";
import { publicOrigin } from "./public-origin.ts";

const origin = (headers: Record<string, string>): string =>
  publicOrigin(new Request("http://localhost:5008/", { headers }));

it("is the address the caller used, behind proxies too", () => {
  expect(origin({ host: "localhost:5008" })).toBe("http://localhost:5008");
  expect(origin({ host: "[::1]:5008" })).toBe("http://[::1]:5008");
  expect(
    origin({
      host: "10.0.0.7:8080",
      "x-forwarded-host": "crm.example, inner",
      "x-forwarded-proto": "https",
    }),
  ).toBe("https://crm.example");
});

it("believes no header that holds more than host and port", () => {
  for (const host of ["a'b", "$(id)", "a b", "evil/x", "a;b", '"><script>', "a`b"]) {
    expect(origin({ "x-forwarded-host": host, host: "localhost:5008" })).toBe(
      "http://localhost:5008",
    );
  }
  expect(origin({ "x-forwarded-proto": "javascript", host: "h" })).toBe("http://h");
  expect(origin({})).toBe("http://localhost:5008");
});
