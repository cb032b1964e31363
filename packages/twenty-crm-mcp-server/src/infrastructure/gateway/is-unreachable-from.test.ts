import { expect, it } from "vitest";
import { isUnreachableFrom } from "./is-unreachable-from.ts";

it("is so when the gateway is elsewhere and the address is this machine's own", () => {
  expect(isUnreachableFrom("http://agent-gateway:8080", "http://localhost:5008/mcp")).toBe(true);
  expect(isUnreachableFrom("http://[::1]:8080", "http://localhost:5008/mcp")).toBe(false);
  expect(isUnreachableFrom("http://agent-gateway:8080", "http://crm:8080/mcp")).toBe(false);
});
