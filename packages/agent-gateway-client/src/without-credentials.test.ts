import { expect, test } from "vitest";
import { withoutCredentials } from "./without-credentials.ts";

test("user name and password are gone, the rest stays", () => {
  expect(withoutCredentials("https://user:word@gateway.example:8443/base?x=1")).toBe(
    "https://gateway.example:8443/base?x=1",
  );
  expect(withoutCredentials("https://user@gateway.example/")).toBe("https://gateway.example/");
});

test.each(["http://localhost:8080", "not a URL"])("%s stays as it is", (url) => {
  expect(withoutCredentials(url)).toBe(url);
});
