import { expect, test } from "vitest";
import { proxiedPathOf } from "./proxied-path.ts";

test.each([
  ["/crm/mcp", "default", "crm", "mcp", ""],
  ["/crm/mcp?x=/a", "default", "crm", "mcp", ""],
  ["/crm/mcp/x/sales", "default", "crm", "mcp", "/x/sales"],
  ["/crm/mcp/", "default", "crm", "mcp", "/"],
  ["/chat/agui", "default", "chat", "ag-ui", ""],
  ["/chat/agui/capabilities", "default", "chat", "ag-ui", "/capabilities"],
  ["/planner/a2a", "default", "planner", "a2a", ""],
  ["/weather/v1/now?city=x", "default", "weather", "http", "/v1/now"],
  ["/weather/", "default", "weather", "http", "/"],
  ["/api/mcp", "default", "api", "mcp", ""],
  ["/c%72m/mcp", "default", "crm", "mcp", ""],
  ["/~sales/crm/mcp", "sales", "crm", "mcp", ""],
  ["/~sales/crm/mcp/readonly", "sales", "crm", "mcp", "/readonly"],
  ["/~default/api/v1/x", "default", "api", "http", "/v1/x"],
  ["/weather/a%20b", "default", "weather", "http", "/a%20b"],
  ["/weather/...;a/b..;c", "default", "weather", "http", "/...;a/b..;c"],
])("%s is %s %s by %s with %j behind it", (url, namespace, service, protocol, rest) => {
  expect(proxiedPathOf(url)).toEqual({ namespace, service, protocol, rest });
});

test.each([
  "/",
  "/health",
  "/crm",
  "/mcp",
  "/api/v1/agents",
  "/groups/sales/mcp",
  "/dashboard/app.js",
  "/.well-known/agent-card.json",
  "/~sales",
  "/~sales/crm",
  "/~/crm/mcp",
  "/%zz/mcp",
  "//mcp",
  "/a b/mcp",
])("%s is the gateway's own", (url) => {
  expect(proxiedPathOf(url)).toBeUndefined();
});

test.each([
  "/weather/../admin",
  "/weather/%2e%2E/admin",
  "/weather/a/.%2e/b",
  "/crm/mcp/..",
  "/crm/mcp/..;/admin",
  "/crm/mcp/%2e.;a=b/admin",
  "/crm/mcp/..%3Ba",
  "/crm/mcp/.;x/",
  "/weather/a%2fb",
  "/weather/a\\b",
  "/weather/a%5Cb",
])("%s, which leads elsewhere, reaches nobody", (url) => {
  expect(proxiedPathOf(url)).toBeUndefined();
});
