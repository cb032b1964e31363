import { describe, expect, it } from "vitest";
import { isRecordId } from "./record-id.ts";

describe("isRecordId", () => {
  it("takes a UUID of any version, in either case", () => {
    expect(isRecordId("20202020-0687-4c41-b707-ed1bfca972a7")).toBe(true);
    expect(isRecordId("20202020-B000-4485-94DE-70C2A98DAEF2")).toBe(true);
  });

  it("refuses names and almost-ids", () => {
    for (const text of [
      "Acme",
      "",
      "20202020-0687-4c41-b707",
      "x20202020-0687-4c41-b707-ed1bfca972a7",
    ]) {
      expect(isRecordId(text)).toBe(false);
    }
  });
});
