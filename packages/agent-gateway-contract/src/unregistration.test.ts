import { describe, expect, test } from "vitest";
import { unregistrationQuerySchema } from "./unregistration.ts";

describe("unregistrationQuerySchema", () => {
  test("may be empty, as in the guide", () => {
    expect(unregistrationQuerySchema.parse({})).toEqual({});
  });

  test("reads the epoch as a number", () => {
    const query = Object.fromEntries(new URLSearchParams("instanceId=pod-1&epoch=1767009600000"));
    expect(unregistrationQuerySchema.parse(query)).toEqual({
      instanceId: "pod-1",
      epoch: 1_767_009_600_000,
    });
  });

  test.each(["soon", "-1", "1.5"])("refuses the epoch %j", (epoch) => {
    expect(unregistrationQuerySchema.safeParse({ epoch }).success).toBe(false);
  });

  test("refuses an empty epoch instead of taking it for the year 1970", () => {
    expect(unregistrationQuerySchema.safeParse({ epoch: "" }).success).toBe(false);
  });
});
