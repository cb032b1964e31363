import { expect, test } from "vitest";
import { gatewayPaths } from "./paths.ts";

test("the paths are those of the guide", () => {
  expect(gatewayPaths.register).toBe("/api/v1/agents/register");
  expect(gatewayPaths.heartbeat("twenty-crm-mcp-server")).toBe(
    "/api/v1/agents/twenty-crm-mcp-server/heartbeat",
  );
  expect(gatewayPaths.agent("twenty-crm-mcp-server")).toBe("/api/v1/agents/twenty-crm-mcp-server");
});

test("a name cannot leave its place in the path", () => {
  expect(gatewayPaths.agent("../admin?x#y")).toBe("/api/v1/agents/..%2Fadmin%3Fx%23y");
});
