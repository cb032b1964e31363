import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { variables as gatewayVariables } from "agent-gateway";
import { variables as serverVariables } from "twenty-crm-mcp-server";
import { expect, test } from "vitest";
import { parse } from "yaml";

const root = join(import.meta.dirname, "../..");

interface Service {
  readonly image: string;
  readonly build: { readonly context: string; readonly dockerfile: string };
  readonly ports: readonly string[];
  readonly environment: readonly string[];
}

const { services, ...top } = parse(readFileSync(join(root, "docker/compose.yaml"), "utf8")) as {
  services: Record<string, Service>;
  version?: string;
};

const environmentOf = (service: string): Record<string, string> =>
  Object.fromEntries(
    (services[service]?.environment ?? []).map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [name, value.join("=")];
    }),
  );

test("the compose file runs server and gateway as the guide shows", {
  meta: { proves: ["docker.compose", "practice.internal-urls"] },
}, () => {
  expect(top.version).toBeUndefined();
  expect(services["twenty-mcp-server"]).toMatchObject({
    image: "twenty-crm-mcp-server:latest",
    ports: ["5008:8080"],
    depends_on: { "agent-gateway": {} },
  });
  expect(services["agent-gateway"]).toMatchObject({
    image: "agent-gateway:latest",
    ports: ["8080:8080"],
  });
  expect(environmentOf("twenty-mcp-server")).toMatchObject({
    TWENTY_API_URL: expect.stringContaining("https://api.twenty.com"),
    TWENTY_API_KEY: expect.stringMatching(/^\$\{TWENTY_API_KEY\b/),
    AGENT_GATEWAY_URL: "http://agent-gateway:8080",
    AGENT_GATEWAY_API_KEY: expect.stringMatching(/^\$\{GATEWAY_API_KEY\b/),
    MCP_ENDPOINT: "http://twenty-mcp-server:8080/mcp",
    HEALTH_ENDPOINT: "http://twenty-mcp-server:8080/health",
  });
});

test("every variable of the compose file is one that the product knows, and no key has a default", () => {
  const tables = { "twenty-mcp-server": serverVariables, "agent-gateway": gatewayVariables };
  for (const [service, table] of Object.entries(tables)) {
    for (const [name, value] of Object.entries(environmentOf(service))) {
      expect(Object.keys(table), service).toContain(name);
      if (name.endsWith("_KEY")) expect(value).toMatch(/^\$\{\w+:\?.+\}$/);
    }
  }
});

test("each image is built from a file that exists", () => {
  for (const { build } of Object.values(services)) {
    expect(existsSync(join(root, build.dockerfile))).toBe(true);
  }
});
