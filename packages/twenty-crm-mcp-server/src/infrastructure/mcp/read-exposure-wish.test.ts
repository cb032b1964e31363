import { expect, it } from "vitest";
import { readExposureWish } from "./read-exposure-wish.ts";

it.each<[string, Record<string, string>, object]>([
  ["/mcp", {}, {}],
  ["/mcp/readonly", {}, { isReadOnly: true }],
  ["/mcp/compact", {}, { isCompact: true }],
  ["/mcp/x/insight", {}, { toolsets: ["insight"] }],
  ["/mcp/x/insight/readonly", {}, { toolsets: ["insight"], isReadOnly: true }],
  ["/mcp", { "x-mcp-toolsets": "core, insight,nonsense" }, { toolsets: ["core", "insight"] }],
  ["/mcp", { "x-mcp-tools": "get-person" }, { tools: ["get-person"] }],
  ["/mcp", { "x-mcp-exclude-tools": "get-person," }, { excludedTools: ["get-person"] }],
  [
    "/mcp",
    { "x-mcp-readonly": "true", "x-mcp-compact": "1" },
    { isReadOnly: true, isCompact: true },
  ],
  ["/mcp", { "x-mcp-readonly": "false" }, {}],
])("reads %s with %j as %j", (path, headers, wish) => {
  expect(readExposureWish(new Request(`http://localhost${path}`, { headers }))).toEqual(wish);
});

it("reads nothing where there is no HTTP request", () => {
  expect(readExposureWish(undefined)).toEqual({});
});
