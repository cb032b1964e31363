import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { startServerProcess } from "../stage/products.ts";

const root = join(import.meta.dirname, "../..");
const inspector = join(root, "node_modules/.bin/mcp-inspector");
const run = promisify(execFile);

describe("MCP Inspector", () => {
  for (const era of ["legacy", "modern"]) {
    test(`lists the tools over ${era} protocol without a portability error`, async () => {
      const server = await startServerProcess();
      await using _server = server.process;
      const { stdout } = await run(inspector, [
        "--cli",
        `${server.url}/mcp`,
        "--protocol-era",
        era,
        "--method",
        "tools/list",
        "--strict",
      ]);
      const { tools } = JSON.parse(stdout) as { tools: { name: string }[] };
      expect(tools.map(({ name }) => name)).toEqual(
        expect.arrayContaining([
          "create-person",
          "get-person",
          "update-person",
          "delete-person",
          "list-persons",
          "create-company",
          "get-company",
          "list-companies",
          "create-opportunity",
          "get-opportunity",
          "list-opportunities",
        ]),
      );
    });
  }

  for (const era of ["legacy", "modern"]) {
    test(`finds no portability error in all tools there are, over ${era} protocol`, async () => {
      const server = await startServerProcess({ MCP_TOOLSETS: "all", MCP_DESTRUCTIVE: "true" });
      await using _server = server.process;
      // Rejects on an exit code other than 0.
      const { stdout } = await run(
        inspector,
        ["--cli", `${server.url}/mcp`, "--protocol-era", era, "--method", "tools/list", "--strict"],
        { maxBuffer: 16 * 1024 * 1024 },
      );
      const { tools } = JSON.parse(stdout) as { tools: { name: string }[] };
      expect(tools.map(({ name }) => name)).toEqual(
        expect.arrayContaining(["destroy-records", "delete-object", "graphql-query", "win-rate"]),
      );
    });
  }

  test("calls a tool over stdio", async () => {
    const { stdout } = await run(inspector, [
      "--cli",
      process.execPath,
      join(root, "packages/twenty-crm-mcp-server/src/main.ts"),
      "--stdio",
      "-e",
      "DATA_DIR=:memory:",
      "--method",
      "tools/call",
      "--tool-name",
      "list-companies",
      "--tool-arg",
      "limit=2",
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ structuredContent: { records: [{}, {}] } });
  });
});
