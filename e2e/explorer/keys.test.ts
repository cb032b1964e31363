import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Product } from "../stage/products.ts";
import { hasBrowser } from "./browser.ts";
import { accessibilityFaults, createReaders, runTool, startExplored } from "./stage.ts";

const run = promisify(execFile);
const root = join(import.meta.dirname, "../..");
const KEY = "explorer-key-0123456789abcdef";
const readers = createReaders();
let server: Product;

async function enterKey(page: Page, key: string): Promise<void> {
  await page.getByLabel("MCP_API_KEY").fill(key);
  await page.getByRole("button", { name: "Use this key" }).click();
}

/** What stands in the code of a tab, as a reader would copy it. */
async function codeIn(page: Page, region: string, title: string): Promise<string> {
  const section = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: region }) });
  await section.getByRole("tab", { name: title, exact: true }).click();
  return (await section.getByRole("tabpanel").locator("pre").textContent()) ?? "";
}

describe.skipIf(!hasBrowser)(
  "the explorer of a server with a key (without Chromium it is not opened)",
  () => {
    beforeAll(async () => {
      [server] = await Promise.all([startExplored({ MCP_API_KEY: KEY }), readers.start()]);
    });
    afterAll(async () => {
      await readers.stop();
      await server?.process.stop();
    });

    test("the key is asked for when it is needed, refused when it is wrong, and in no address, storage of the disk or record", async () => {
      await using opened = await readers.open(`${server.url}/#/tools/list-persons`);
      const { page } = opened;
      const addresses: string[] = [];
      page.on("request", (request) => addresses.push(request.url()));
      await page.getByText("This server asks for a key").waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.getByRole("button", { name: "Enter the key" }).click();
      await enterKey(page, "not-the-key");
      await page.getByText("This is not the server's MCP_API_KEY.").waitFor();
      await page.getByRole("button", { name: "Enter the key" }).click();
      await page.getByText("The last one was not accepted.").waitFor();
      await enterKey(page, KEY);
      await page.getByRole("heading", { name: "List persons" }).waitFor();
      await runTool(page);
      await page.getByRole("tab", { name: "Wire" }).click();
      await page.getByText("Bearer ••••••••").waitFor();
      expect(await page.content()).not.toContain(KEY);
      expect(addresses.join()).not.toContain(KEY);
      expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(KEY);
      expect(await page.evaluate(() => JSON.stringify(sessionStorage))).toContain(KEY);
    });

    test("the snippets work as they stand, with the key where the server asks for one", async () => {
      await using opened = await readers.open(`${server.url}/#/connect`);
      const { page } = opened;
      await page.getByText("required").waitFor();
      const configuration = await codeIn(page, "Clients", ".mcp.json");
      expect(JSON.parse(configuration)).toEqual({
        mcpServers: {
          twenty: {
            type: "http",
            url: `${server.url}/mcp`,
            headers: { Authorization: "Bearer YOUR_MCP_API_KEY" },
          },
        },
      });
      const env = { ...process.env, MCP_API_KEY: KEY };
      const curl = await codeIn(page, "Programs", "curl");
      const shell = await run("sh", ["-c", curl.replace("curl ", "curl -s ")], { env });
      expect(JSON.parse(shell.stdout)).toMatchObject({
        result: { structuredContent: { records: { length: 3 } } },
      });
      const typescript = await codeIn(page, "Programs", "TypeScript");
      const program = join(root, "e2e/explorer", `snippet-${process.pid}.tmp.mts`);
      try {
        await writeFile(program, typescript);
        const { stdout } = await run("node", [program], { env });
        expect(stdout).toContain("total: 640");
      } finally {
        await run("rm", ["-f", program]);
      }
      const python = await codeIn(page, "Programs", "Python");
      expect(python).toContain("f\"Bearer {os.environ['MCP_API_KEY']}\"");
      await run("python3", ["-c", "import ast, sys; ast.parse(sys.argv[1])", python]);
    });
  },
);
