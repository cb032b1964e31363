import { describe, expect, test } from "vitest";
import {
  booleanSchema,
  httpUrlSchema,
  millisecondsSchema,
  portSchema,
  secretSchema,
} from "./schemas.ts";
import type { TextResult, TextSchema } from "./text-schema.ts";

const read = <T>(schema: TextSchema<T>, text: string): T | undefined => {
  const result = schema.safeParse(text);
  return result.success ? result.data : undefined;
};
const reason = (result: TextResult<unknown>): string | undefined =>
  result.success ? undefined : result.error.issues[0]?.message;

describe("portSchema", () => {
  test("takes 0 to 65535", () => {
    expect(read(portSchema, "0")).toBe(0);
    expect(read(portSchema, "65535")).toBe(65_535);
  });
  test.each(["65536", "-1", "80a", "1.5"])("refuses %s", (text) => {
    expect(portSchema.safeParse(text).success).toBe(false);
  });
});

describe("httpUrlSchema", () => {
  test("drops the trailing slash", () => {
    expect(read(httpUrlSchema, "https://crm.example/base/")).toBe("https://crm.example/base");
  });
  test.each(["localhost:8080", "ftp://x", "/mcp", "http://", "http:localhost"])(
    "refuses %s",
    (text) => {
      expect(reason(httpUrlSchema.safeParse(text))).toMatch(/http:\/\//);
    },
  );
  test("refuses credentials, which would be logged", () => {
    expect(reason(httpUrlSchema.safeParse("http://user:word@crm.example"))).toMatch(/credentials/);
  });
});

describe("millisecondsSchema", () => {
  const schema = millisecondsSchema(1000, 60_000);
  test("takes whole numbers within bounds", () => {
    expect(read(schema, "1000")).toBe(1000);
  });
  test("names the bounds", () => {
    expect(reason(schema.safeParse("10"))).toBe("is not between 1000 and 60000 milliseconds");
  });
});

describe("booleanSchema", () => {
  test.each([
    ["true", true],
    ["ON", true],
    ["1", true],
    ["no", false],
    ["0", false],
  ])("reads %s as %s", (text, value) => {
    expect(read(booleanSchema, text)).toBe(value);
  });
  test("refuses anything else", () => {
    expect(booleanSchema.safeParse("maybe").success).toBe(false);
  });
});

describe("secretSchema", () => {
  test("trims what was pasted", () => {
    expect(read(secretSchema, "  key\n")).toBe("key");
  });
  test("refuses what no header can carry", () => {
    expect(secretSchema.safeParse("key\u0000").success).toBe(false);
    expect(secretSchema.safeParse("schlüssel").success).toBe(false);
  });
});
