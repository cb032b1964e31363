import { describe, expect, test } from "vitest";
import { guardRequest, LOOPBACK_HOSTS } from "./request-guard.ts";

const loopback = { allowedHosts: LOOPBACK_HOSTS, allowedOrigins: [] };

describe("guardRequest", () => {
  test.each(["localhost:5008", "127.0.0.1:5008", "[::1]:5008", "LOCALHOST"])(
    "lets %s in by default",
    (host) => {
      expect(guardRequest({ host }, loopback)).toEqual({ allowed: true });
    },
  );

  test.each([undefined, "", "evil.example", "localhost.evil.example:5008"])(
    "refuses the rebound host %s",
    (host) => {
      expect(guardRequest({ host }, loopback)).toMatchObject({
        allowed: false,
        reason: expect.stringContaining("ALLOWED_HOSTS"),
      });
    },
  );

  test("refuses a foreign origin", () => {
    expect(
      guardRequest({ host: "localhost:5008", origin: "https://evil.example" }, loopback),
    ).toMatchObject({ allowed: false, reason: expect.stringContaining("ALLOWED_ORIGINS") });
  });

  test("refuses the opaque origin of a sandboxed page", () => {
    expect(guardRequest({ host: "localhost:5008", origin: "null" }, loopback).allowed).toBe(false);
  });

  test("lets pages of this machine in while only this machine may call", () => {
    const headers = { host: "localhost:5008", origin: "http://127.0.0.1:6274" };
    expect(guardRequest(headers, loopback).allowed).toBe(true);
    expect(guardRequest(headers, { allowedHosts: ["*"], allowedOrigins: [] }).allowed).toBe(false);
  });

  test("lets a page in that the server itself served", () => {
    expect(
      guardRequest(
        { host: "crm.example", origin: "https://crm.example" },
        { allowedHosts: ["crm.example"], allowedOrigins: [] },
      ).allowed,
    ).toBe(true);
  });

  test("lets a named origin in", () => {
    expect(
      guardRequest(
        { host: "crm.example", origin: "https://chat.example" },
        { allowedHosts: ["crm.example"], allowedOrigins: ["https://chat.example"] },
      ).allowed,
    ).toBe(true);
  });
});
