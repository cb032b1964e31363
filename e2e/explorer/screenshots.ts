import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { callTool, connect } from "../stage/connect.ts";
import { startGatewayProcess } from "../stage/products.ts";
import { createReaders, runTool, startExplored, widths } from "./stage.ts";

// Takes the pictures of docs/images/ from a running server, and says how long the first page took.

const folder = join(import.meta.dirname, "../../docs/images");

interface Scene {
  readonly name: string;
  readonly path: string;
  /** What is on the page once it is ready. */
  readonly ready: string;
  readonly act?: (page: Page) => Promise<void>;
}

const scenes: readonly Scene[] = [
  { name: "status", path: "#/", ready: "Attachments" },
  { name: "tools", path: "#/tools", ready: "list-persons" },
  { name: "call", path: "#/tools/list-opportunities", ready: "Closes from", act: runTool },
  {
    name: "preview",
    path: "#/tools/update-opportunity",
    ready: "Close date",
    async act(page) {
      await page.getByRole("textbox", { name: "Opportunity" }).fill("Dust extraction");
      await page.getByRole("option").first().click();
      await page.getByRole("combobox", { name: "Stage" }).click();
      await page.getByRole("option", { name: "MEETING" }).click();
      await page.getByLabel("Close date", { exact: true }).fill("2027-03-31");
      await page.getByRole("switch", { name: "Only preview" }).check({ force: true });
      await runTool(page);
    },
  },
  {
    name: "wire",
    path: "#/tools/who-am-i",
    ready: "This tool takes none",
    async act(page) {
      await runTool(page);
      await page.getByRole("tab", { name: "Wire" }).click();
    },
  },
  {
    name: "question",
    path: "#/tools/delete-records",
    ready: "Filter",
    async act(page) {
      await page.getByText("JSON", { exact: true }).first().click();
      const args = { object: "task", filter: { status: "DONE" } };
      await page.getByLabel("Arguments as JSON").fill(JSON.stringify(args, null, 2));
      await page.getByRole("button", { name: "Run", exact: true }).click();
      await page.getByRole("dialog", { name: "The server asks" }).waitFor();
    },
  },
  { name: "schema", path: "#/schema", ready: "Machine" },
  { name: "object", path: "#/schema/opportunity", ready: "pointOfContact" },
  {
    name: "resources",
    path: "#/resources/twenty%3A%2F%2Fschema%2Fmachine",
    ready: "Serial number",
  },
  {
    name: "prompts",
    path: "#/prompts/meeting-preparation",
    ready: "Get the prompt",
    async act(page) {
      await page.getByRole("combobox", { name: "With" }).fill("Granitera Machining");
      await page.getByRole("button", { name: "Get the prompt" }).click();
      await page.getByRole("article", { name: "Message 1" }).waitFor();
    },
  },
  {
    name: "history",
    path: "#/tools/pipeline-funnel",
    ready: "Arguments",
    async act(page) {
      await runTool(page);
      await page.goto(new URL("#/tools/search", page.url()).href);
      await page.getByLabel("Query").fill("Granitera");
      await runTool(page);
      await page.goto(new URL("#/history", page.url()).href);
      await page.getByRole("region", { name: "The call" }).waitFor();
    },
  },
  { name: "connect", path: "#/connect", ready: "Claude Code" },
];

const readers = createReaders();
await readers.start();
await mkdir(folder, { recursive: true });
const gateway = await startGatewayProcess();
const server = await startExplored({ AGENT_GATEWAY_URL: gateway.url });
const client = await connect(`${server.url}/mcp`, "2026-07-28");
await callTool(client, "list-persons", { limit: 1 });
await client.close();
try {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const [screen, width] of Object.entries(widths)) {
      for (const { name, path, ready, act } of scenes) {
        const file = `explorer-${name}-${colorScheme}-${width}.png`;
        // A phone's pictures are kept in one of the schemes: they differ by colour alone.
        if (screen === "phone" && colorScheme === "dark") continue;
        await using opened = await readers.open(`${server.url}/${path}`, { width, colorScheme });
        const { page } = opened;
        await page.getByText(ready).filter({ visible: true }).first().waitFor();
        if (name === "status") await page.waitForTimeout(11_000);
        await act?.(page);
        await page.mouse.move(0, 0);
        if (screen === "desk") await page.evaluate(() => scrollTo(0, 0));
        await page.screenshot({ path: join(folder, file), animations: "disabled" });
        process.stdout.write(`${file}\n`);
      }
    }
  }
  process.stdout.write(`${await firstLoads()}\n`);
} finally {
  await readers.stop();
  await Promise.all([server.process.stop(), gateway.process.stop()]);
}

/** When the first page was painted, and when a key was answered, in milliseconds from the address. */
async function firstLoads(): Promise<string> {
  const loads: { readonly painted: number; readonly answered: number }[] = [];
  for (let load = 0; load < 5; load++) {
    await using opened = await readers.open("about:blank");
    const { page } = opened;
    await page.goto(server.url, { waitUntil: "commit" });
    await page.getByRole("button", { name: "Find a tool" }).waitFor();
    loads.push(
      await page.evaluate(() => ({
        painted: performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? 0,
        answered: performance.now(),
      })),
    );
  }
  const sorted = (key: "painted" | "answered"): string =>
    loads
      .map((load) => Math.round(load[key]))
      .toSorted((left, right) => left - right)
      .join(", ");
  return `First paint: ${sorted("painted")} ms. Interactive: ${sorted("answered")} ms.`;
}
