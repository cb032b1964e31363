import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { callTool, connect, generations } from "../stage/connect.ts";
import { type Product, startSandboxProcess } from "../stage/products.ts";
import { hasBrowser } from "./browser.ts";
import { accessibilityFaults, createReaders, runTool, startExplored } from "./stage.ts";

const readers = createReaders();
let server: Product;

/** Fills in a reference by the name of a record, as a reader does. */
async function pick(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole("textbox", { name: label }).fill(name);
  await page
    .getByRole("option", { name: new RegExp(name) })
    .first()
    .click();
}

async function choose(page: Page, choice: "2025-11-25" | "2026-07-28"): Promise<void> {
  await page.getByRole("button", { name: /^(MCP\s)?20/ }).click();
  await page.locator("label").filter({ hasText: choice }).click();
  await page.keyboard.press("Escape");
}

const answer = (page: Page) => page.getByRole("region", { name: "Answer" });
const tab = (page: Page, name: string) => answer(page).getByRole("tab", { name, exact: true });

describe.skipIf(!hasBrowser)("calls from the explorer (without Chromium they are not made)", () => {
  beforeAll(async () => {
    [server] = await Promise.all([startExplored(), readers.start()]);
  });
  afterAll(async () => {
    await readers.stop();
    await server?.process.stop();
  });

  test.each(generations)(
    "a company is picked by name, and its people come as table, record, JSON and over the wire: %s",
    async (generation) => {
      await using opened = await readers.open(`${server.url}/#/tools/list-persons`);
      const { page, faults } = opened;
      await choose(page, generation);
      await pick(page, "Company", "Granitera Machining");
      await runTool(page);
      await answer(page).getByRole("columnheader", { name: "Job title" }).waitFor();
      await answer(page).getByRole("cell", { name: "Florin Kirchwald" }).first().waitFor();
      await tab(page, "JSON").click();
      await answer(page).getByText("structuredContent:").waitFor();
      await tab(page, "Wire").click();
      await answer(page)
        .getByText(generation === "2025-11-25" ? "mcp-session-id" : "mcp-method")
        .first()
        .waitFor();
      await answer(page)
        .getByText("io.modelcontextprotocol/protocolVersion:")
        .or(answer(page).getByText("progressToken:"))
        .first()
        .waitFor();
      // A row leads to its record.
      await tab(page, "Table").click();
      await answer(page).getByRole("link", { name: "Open Florin Kirchwald" }).click();
      await page
        .getByRole("region", { name: "Content" })
        .getByText("florin.kirchwald497")
        .waitFor();
      expect(faults).toEqual([]);
    },
  );

  test("nested fields come from the object that is chosen, and a preview is shown before it is done and undone", async () => {
    await using opened = await readers.open(`${server.url}/#/tools/create-records`);
    const { page } = opened;
    await page.getByRole("combobox", { name: "Object" }).fill("machine");
    await page.keyboard.press("Tab");
    await page.getByRole("button", { name: "Add machine" }).click();
    await page
      .getByRole("textbox", { name: "Name", exact: true })
      .fill("<img src=x onerror=alert(1)>");
    await page.getByRole("combobox", { name: "State" }).click();
    await page.getByRole("option", { name: "RUNNING" }).click();
    await page.getByLabel("Installed on", { exact: true }).fill("2026-02-03");
    await pick(page, "Company", "Granitera Machining");
    await page.getByRole("switch", { name: "Only preview" }).check({ force: true });
    await runTool(page);
    await answer(page).getByRole("tab", { name: "Changes", selected: true }).waitFor();
    // What the CRM holds is text, whatever it looks like.
    await answer(page).getByText("<img src=x onerror=alert(1)>").first().waitFor();
    expect(await page.locator("img").count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await answer(page).getByRole("button", { name: "Do it" }).click();
    await answer(page).getByRole("button", { name: "Undo" }).click();
    await tab(page, "Text").click();
    await answer(page)
      .getByText(/^Taken back: /)
      .first()
      .waitFor();
  });

  test.each(generations)(
    "the server's question is a dialog, and what is declined is not done: %s",
    async (generation) => {
      const client = await connect(`${server.url}/mcp`, generation);
      const made = (await callTool(client, "create-records", {
        object: "machine",
        records: Array.from({ length: 10 }, (_, index) => ({ name: `Old ${generation} ${index}` })),
      })) as { ids: string[] };
      const [more = ""] = (
        (await callTool(client, "create-records", {
          object: "machine",
          records: [{ name: `Old ${generation} 10` }],
        })) as { ids: string[] }
      ).ids;
      await client.close();
      await using opened = await readers.open(`${server.url}/#/tools/delete-records`);
      const { page } = opened;
      await choose(page, generation);
      await page.getByText("JSON", { exact: true }).first().click();
      const args = { object: "machine", ids: [...made.ids, more] };
      await page.getByLabel("Arguments as JSON").fill(JSON.stringify(args));
      await page.getByRole("button", { name: "Run", exact: true }).click();
      const dialog = page.getByRole("dialog", { name: "The server asks" });
      await dialog.getByText("This deletes 11 machines").waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await dialog.getByRole("button", { name: "Decline" }).click();
      await answer(page)
        .getByText(/the user did not agree/)
        .first()
        .waitFor();
      await page.getByRole("button", { name: "Run", exact: true }).click();
      await dialog.getByRole("button", { name: "Go ahead" }).click();
      await answer(page).getByText("Done", { exact: true }).first().waitFor();
    },
  );

  test("without questions, the server's token is a dialog, too", async () => {
    await using opened = await readers.open(`${server.url}/#/tools/create-records`);
    const { page } = opened;
    await page.getByRole("button", { name: /^(MCP\s)?20/ }).click();
    await page
      .getByRole("switch", { name: "Answer the server's questions" })
      .uncheck({ force: true });
    await page.keyboard.press("Escape");
    await page.getByText("JSON", { exact: true }).first().click();
    const records = Array.from({ length: 11 }, (_, index) => ({ name: `By token ${index}` }));
    await page.getByLabel("Arguments as JSON").fill(JSON.stringify({ object: "machine", records }));
    await page.getByRole("button", { name: "Run", exact: true }).click();
    const dialog = page.getByRole("dialog", { name: "The server wants your word first" });
    await dialog.getByRole("button", { name: "Go ahead" }).click();
    await answer(page).getByText("Done", { exact: true }).first().waitFor();
  });

  test("the history keeps calls over a reload, and arguments come back into the form", async () => {
    await using opened = await readers.open(`${server.url}/#/tools/search`);
    const { page } = opened;
    await page.getByLabel("Query").fill("Granitera");
    await runTool(page);
    await page.goto(`${server.url}/#/history`);
    await page.reload();
    await page.getByRole("link", { name: /search done query: Granitera/ }).waitFor();
    await page.getByText("The answer was not kept over the reload").waitFor();
    await page.getByRole("button", { name: "Open with these arguments" }).click();
    await expect.poll(() => page.getByLabel("Query").inputValue()).toBe("Granitera");
    await runTool(page);
    await page.goto(`${server.url}/#/history`);
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Forget all" }).click();
    await page.getByText("No calls yet").waitFor();
  });

  test("a missing argument is said at its field, which gets the focus", async () => {
    await using opened = await readers.open(`${server.url}/#/tools/contact-brief`);
    const { page } = opened;
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await page.getByText("Person is needed").waitFor();
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-path"))).toBe(
      "person",
    );
  });

  test("objects, fields, resources and prompts are read, with completions for their arguments", async () => {
    await using opened = await readers.open(`${server.url}/#/schema`);
    const { page, faults } = opened;
    await page
      .getByRole("link", { name: /^Opportunity 11 fields, 4 relations/ })
      .filter({ visible: true })
      .click();
    await page
      .getByRole("row", { name: /Stage.*SELECT/ })
      .getByText("PROPOSAL")
      .waitFor();
    await page.getByRole("link", { name: "as a resource" }).click();
    await page
      .getByRole("region", { name: "Content" })
      .getByText("labelField")
      .or(page.getByText("Label field"))
      .first()
      .waitFor();
    await page.goto(`${server.url}/#/prompts/meeting-preparation`);
    await page.getByRole("combobox", { name: "With" }).fill("Granitera");
    await page.getByRole("option", { name: "Granitera Machining" }).click();
    await page.getByRole("button", { name: "Get the prompt" }).click();
    await page
      .getByRole("article", { name: "Message 1" })
      .getByText("Prepare me for a meeting with Granitera Machining")
      .waitFor();
    expect(faults).toEqual([]);
  });

  test("a call that waits says what for, and can be stopped, in both generations", async () => {
    const sandbox = await startSandboxProcess();
    await using _sandbox = sandbox.process;
    const slow = await startExplored({ ...sandbox.forServers, TWENTY_RATE_LIMIT: "12" });
    await using _slow = slow.process;
    // The workspace's minute is used up by another client.
    const client = await connect(`${slow.url}/mcp`, "2026-07-28");
    const calls = Array.from({ length: 20 }, () =>
      callTool(client, "list-persons", { limit: 1 }).catch(() => undefined),
    );
    for (const generation of generations) {
      await using opened = await readers.open(`${slow.url}/#/tools/list-persons`);
      const { page } = opened;
      await choose(page, generation);
      await page.getByRole("button", { name: "Run", exact: true }).click();
      await answer(page)
        .getByText(/Waiting [\d.]+ s for Twenty's rate limit/)
        .first()
        .waitFor();
      await answer(page).getByRole("progressbar").waitFor();
      await answer(page).getByRole("button", { name: "Cancel" }).click();
      await answer(page).getByText("Cancelled", { exact: true }).first().waitFor();
    }
    await client.close();
    await Promise.allSettled(calls);
  });
});
