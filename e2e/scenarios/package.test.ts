import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { Client } from "@modelcontextprotocol/client";
import { StdioClientTransport } from "@modelcontextprotocol/client/stdio";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Assembled, assemble } from "../../packages/twenty-crm-mcp-server/publish/assemble.ts";
import { bundleManifest } from "../../packages/twenty-crm-mcp-server/publish/bundle-manifest.ts";
import { packageManifest } from "../../packages/twenty-crm-mcp-server/publish/package-manifest.ts";
import { serverJson } from "../../packages/twenty-crm-mcp-server/publish/server-json.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../..");
const INSTALL = ["install", "--no-audit", "--no-fund", "--no-save", "--ignore-scripts"];

let folder = "";
let made: Assembled;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "package-"));
  await run("npm", ["run", "--silent", "build"], { cwd: root });
  made = await assemble(folder);
  await run("npm", [...INSTALL, made.tarball], { cwd: folder });
}, 120_000);
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Node of a major version, as npm has it for this machine; undefined where it has none. */
async function nodeOf(major: number): Promise<string | undefined> {
  const name = `node-${process.platform}-${process.arch}`;
  const home = join(folder, `node-${major}`);
  const install = [...INSTALL, "--prefix", home, `${name}@${major}`];
  const installed = await run("npm", install, { cwd: folder }).then(
    () => true,
    () => false,
  );
  const binary = join(home, "node_modules", name, "bin/node");
  return installed && existsSync(binary) ? binary : undefined;
}

describe("the package", () => {
  test.each([22, 24, 26])(
    "installed from its tarball serves over stdio on Node %i",
    async (major) => {
      const node = await nodeOf(major);
      if (node === undefined) {
        console.info(`skipped: npm has no Node ${major} for ${process.platform}-${process.arch}`);
        return;
      }
      const client = new Client({ name: "test", version: "1.0.0" });
      const entry = join(folder, "node_modules/twenty-crm-mcp-server/dist/bin.mjs");
      await client.connect(
        new StdioClientTransport({
          command: node,
          args: [entry, "--stdio"],
          cwd: folder,
          env: { DATA_DIR: ":memory:" },
          stderr: "ignore",
        }),
      );
      const { tools } = await client.listTools();
      expect(tools.length).toBeGreaterThan(40);
      const made = await client.callTool({ name: "create-company", arguments: { name: "Packed" } });
      expect(made.structuredContent).toMatchObject({ name: "Packed" });
      await client.close();
    },
  );

  test("runs with npx from the tarball", async () => {
    const npx = ["--yes", "--package", made.tarball, "twenty-crm-mcp-server", "--version"];
    const { stdout } = await run("npx", npx, { cwd: folder });
    expect(stdout.trim()).toBe((packageManifest() as { version: string }).version);
  });

  test("carries what it needs and nothing else", async () => {
    const { stdout } = await run("tar", ["-tzf", made.tarball]);
    const files = stdout.trim().split("\n");
    for (const file of ["package.json", "server.json", "README.md", "LICENSE", "dist/bin.mjs"]) {
      expect(files).toContain(`package/${file}`);
    }
    expect(files.filter((file) => /\.(ts|map)$|node_modules/.test(file))).toEqual([]);
    const manifest = JSON.parse(
      await readFile(join(folder, "node_modules/twenty-crm-mcp-server/package.json"), "utf8"),
    );
    expect(manifest).not.toHaveProperty("dependencies");
    expect(manifest).not.toHaveProperty("private");
  });

  test("is described alike for npm, the registry and desktop clients", () => {
    const npm = packageManifest() as { name: string; version: string; mcpName: string };
    const registry = serverJson() as {
      name: string;
      version: string;
      packages: { identifier: string; version: string }[];
    };
    expect(registry).toMatchObject({
      name: npm.mcpName,
      version: npm.version,
      packages: [{ identifier: npm.name, version: npm.version }],
    });
    expect(registry.name).toMatch(/^[a-zA-Z0-9.-]+\/[a-zA-Z0-9._-]+$/);
    expect(bundleManifest()).toMatchObject({
      name: npm.name,
      version: npm.version,
      user_config: { twenty_api_key: { sensitive: true } },
    });
  });

  test("is a bundle that desktop clients take", async () => {
    const { stdout } = await run(join(root, "node_modules/.bin/mcpb"), ["info", made.bundle]);
    expect(stdout).toContain("twenty-crm-mcp-server");
  });
});
