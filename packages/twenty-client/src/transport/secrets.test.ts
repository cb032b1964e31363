import { expect, test } from "vitest";
import { createRedact } from "./secrets.ts";

test("secrets are hidden wherever they occur, switches are not", () => {
  const redact = createRedact(["key-12345", "true", "access-secret"]);
  expect(redact("Bearer key-12345, key-12345 and access-secret: true")).toBe(
    "Bearer [secret], [secret] and [secret]: true",
  );
});
