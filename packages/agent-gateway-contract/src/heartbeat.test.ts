import { describe, expect, test } from "vitest";
import { heartbeatSchema } from "./heartbeat.ts";

const timestamp = "2025-12-29T12:00:00.000Z";

describe("heartbeatSchema", () => {
  test("takes the guide's body as it stands", () => {
    expect(heartbeatSchema.parse({ timestamp, status: "healthy" })).toEqual({
      timestamp,
      status: "healthy",
    });
  });

  test("takes an empty body for a healthy beat", () => {
    expect(heartbeatSchema.parse({})).toEqual({ status: "healthy" });
  });

  test("takes a timestamp with an offset, as other languages write it", () => {
    const offset = "2025-12-29T13:00:00.123456+01:00";
    expect(heartbeatSchema.parse({ timestamp: offset }).timestamp).toBe(offset);
  });

  test("keeps fields that it does not know", () => {
    expect(heartbeatSchema.parse({ queue: 3 })).toMatchObject({ queue: 3 });
  });

  test.each([
    ["status", "ok"],
    ["timestamp", "yesterday"],
    ["load", 1.01],
    ["load", -0.1],
    ["instanceId", ""],
    ["epoch", 1.5],
  ])("names %s when its value is %j", (field, value) => {
    const { error } = heartbeatSchema.safeParse({ [field]: value });
    expect(error?.issues.map(({ path }) => path)).toEqual([[field]]);
  });
});
