import { expect, test } from "vitest";
import { hideSecrets } from "./hide-secrets.ts";

test("what opens doors is hidden by its name, at any depth", () => {
  expect(
    hideSecrets({
      webhooks: [{ id: "1", secret: "s3" }],
      accounts: { accessToken: "abc", refreshToken: "def", handle: "ada" },
      clientSecret: "",
      secretary: "Eve",
      tokens: 5,
    }),
  ).toEqual({
    webhooks: [{ id: "1", secret: "[secret]" }],
    accounts: { accessToken: "[secret]", refreshToken: "[secret]", handle: "ada" },
    clientSecret: "",
    secretary: "Eve",
    tokens: 5,
  });
});

test("a web token is hidden whatever an alias calls it", () => {
  const token = `eyJhbGciOiJFUzI1NiJ9.${"a".repeat(20)}.${"b".repeat(20)}`;
  expect(hideSecrets({ nick: `Bearer ${token}!` })).toEqual({ nick: "Bearer [secret]!" });
});
