import { expect, test } from "vitest";
import { normaliseApiKey } from "./api-key.ts";

test.each([
  "key-1.a_b",
  "  key-1.a_b\n",
  "Bearer key-1.a_b",
  "bearer   key-1.a_b ",
  "BEARER\tkey-1.a_b",
])("%j is pasted for key-1.a_b", (text) => {
  expect(normaliseApiKey(text)).toBe("key-1.a_b");
});

test.each([
  "",
  "   ",
  "Bearer",
  "Bearer ",
  "abc\r\nx-evil: 1",
  "abc def",
  "abc\0",
  "sch\u00fcssel",
])("%j is refused without repeating it", (text) => {
  expect(() => normaliseApiKey(text)).toThrow(
    expect.objectContaining({
      code: "invalid_configuration",
      field: "apiKey",
      message: expect.not.stringContaining("abc"),
    }),
  );
});
