import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { waitFor } from "testkit";
import { expect, test } from "vitest";
import { emptyFolder, runProduct } from "../stage/products.ts";

const bad: readonly [variable: string, value: string][] = [
  ["AGENT_GATEWAY_URL", "localhost:8080"],
  ["AGENT_REGISTRATION_INTERVAL", "0"],
  ["AGENT_REGISTRATION_INTERVAL", "a minute"],
  ["MCP_ENDPOINT", "/mcp"],
  ["HEALTH_ENDPOINT", "ftp://localhost/health"],
  ["AGENT_NAME", "two words"],
  ["PORT", "70000"],
  ["LOG_LEVEL", "loud"],
  ["TWENTY_API_URL", "api.twenty.com"],
];

for (const [variable, value] of bad) {
  test(`${variable}=${value} ends the start with the variable's name and a fix`, {
    meta: { proves: ["practice.interval"] },
  }, async () => {
    await using server = runProduct(
      "twenty-crm-mcp-server",
      { PORT: "0", [variable]: value },
      emptyFolder(),
    );
    await waitFor(() => server.child.exitCode !== null, { what: "the exit" });
    expect(server.child.exitCode).not.toBe(0);
    expect(server.output()).toContain(variable);
    expect(server.output()).toContain(value);
    expect(server.output()).toMatch(/Set it|Correct it/);
    expect(server.output()).not.toMatch(/\n\s+at .*\.ts/);
  });
}

test("a misspelt variable in .env is refused with the nearest name", async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, ".env"), "AGENT_GATEWAY_ULR=http://localhost:8080\n");
  await using server = runProduct("twenty-crm-mcp-server", { PORT: "0" }, cwd);
  await waitFor(() => server.child.exitCode !== null, { what: "the exit" });
  expect(server.child.exitCode).not.toBe(0);
  expect(server.output()).toMatch(/AGENT_GATEWAY_ULR.*Did you mean AGENT_GATEWAY_URL\?/);
});
