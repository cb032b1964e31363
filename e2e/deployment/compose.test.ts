import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { variables as gatewayVariables } from "agent-gateway";
import { DCLinter } from "dclint";
import { variables as serverVariables } from "twenty-crm-mcp-server";
import { expect, test } from "vitest";
import { composePath, environmentOf, interpolate, readComposeFile } from "./compose-file.ts";

const root = join(import.meta.dirname, "../..");
const { services, version } = readComposeFile();
const { "twenty-mcp-server": server, "agent-gateway": gateway } = services;
if (server === undefined || gateway === undefined) throw new Error("a service is missing");

/** Rules on taste and on images that a registry serves; what is left is the schema of the Compose specification and real faults. */
const NOT_ASKED = [
  "no-build-and-image",
  "no-unbound-port-interfaces",
  "require-quotes-in-ports",
  "service-image-require-explicit-tag",
  "service-keys-order",
  "services-alphabetical-order",
];

function faultsOf(file: string): string[] {
  const rules = Object.fromEntries(NOT_ASKED.map((rule) => [rule, 0 as const]));
  const linter = new DCLinter({ rules, quiet: true, debug: false, exclude: [] });
  // The package's own types do not resolve under Node's rules.
  const results = linter.lintFiles([file], false) as readonly {
    readonly messages: readonly { readonly message: string }[];
  }[];
  return results.flatMap(({ messages }) => messages.map(({ message }) => message));
}

test("the compose file is what the Compose specification's schema accepts", () => {
  expect(faultsOf(composePath)).toEqual([]);
});

test("a misspelt key of the compose file is found", () => {
  const folder = mkdtempSync(join(tmpdir(), "compose-"));
  const file = join(folder, "compose.yaml");
  writeFileSync(file, readFileSync(composePath, "utf8").replace("read_only:", "readonly:"));
  expect(faultsOf(file)).toEqual([expect.stringContaining("additional properties")]);
  rmSync(folder, { recursive: true });
});

test("the compose file runs server and gateway as the guide shows", {
  meta: { proves: ["docker.compose", "practice.internal-urls"] },
}, () => {
  expect(version).toBeUndefined();
  expect(server).toMatchObject({
    image: "twenty-crm-mcp-server:latest",
    ports: ["5008:8080"],
    depends_on: { "agent-gateway": { condition: "service_healthy" } },
  });
  expect(gateway).toMatchObject({ image: "agent-gateway:latest", ports: ["8080:8080"] });
  expect(environmentOf(server)).toMatchObject({
    TWENTY_API_URL: expect.stringContaining("https://api.twenty.com"),
    TWENTY_API_KEY: expect.stringMatching(/^\$\{TWENTY_API_KEY\b/),
    AGENT_GATEWAY_URL: "http://agent-gateway:8080",
    AGENT_GATEWAY_API_KEY: expect.stringMatching(/^\$\{GATEWAY_API_KEY\b/),
    MCP_ENDPOINT: "http://twenty-mcp-server:8080/mcp",
    HEALTH_ENDPOINT: "http://twenty-mcp-server:8080/health",
  });
});

test("every variable of the compose file is one that the product knows", () => {
  for (const [service, table] of [
    [server, serverVariables],
    [gateway, gatewayVariables],
  ] as const) {
    for (const name of Object.keys(environmentOf(service)))
      expect(Object.keys(table)).toContain(name);
  }
});

test("a missing key ends the start with its name and a way to get one; none has a default", () => {
  const keys = [server, gateway].flatMap((service) =>
    Object.entries(environmentOf(service)).filter(([name]) => name.endsWith("_KEY")),
  );
  expect(keys.length).toBeGreaterThan(0);
  for (const [, value] of keys) {
    expect(() => interpolate(value, {})).toThrow(/_KEY is missing a value: .*(create|make)/);
  }
});

test("each image is built from a file that exists", () => {
  for (const { build } of [server, gateway]) {
    expect(existsSync(join(root, "docker", build.context, build.dockerfile))).toBe(true);
  }
});
