import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasBrowser } from "../explorer/browser.ts";
import { accessibilityFaults, createReaders } from "../explorer/stage.ts";
import { type Product, startGatewayProcess } from "../stage/products.ts";

const KEY = "dashboard-key-0123456789abcdef";
const readers = createReaders();
let gateway: Product;

async function enterKey(page: Page, key: string): Promise<void> {
  await page.getByLabel("API key").fill(key);
  await page.getByRole("button", { name: "Use this key" }).click();
}

/** Does what an operator does: the button, the reason, the button once more. */
async function operate(page: Page, verb: string, reason: string): Promise<void> {
  await page.getByRole("button", { name: verb, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Reason").fill(reason);
  await dialog.getByRole("button", { name: verb, exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}

describe.skipIf(!hasBrowser)(
  "operating a gateway with a key (without Chromium nobody does)",
  () => {
    beforeAll(async () => {
      [gateway] = await Promise.all([
        startGatewayProcess({ GATEWAY_API_KEY: KEY }),
        readers.start(),
      ]);
    });
    afterAll(async () => {
      await readers.stop();
      await gateway?.process.stop();
    });

    test("every operation asks for the reason, is done, and stands in the audit trail; the key is in no address and not on the disk", async () => {
      await using opened = await readers.open(gateway.url);
      const { page } = opened;
      const addresses: string[] = [];
      page.on("request", (request) => addresses.push(request.url()));
      await page.getByText("This gateway asks for a key").waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.getByRole("button", { name: "Enter the key" }).click();
      await enterKey(page, "not-the-key-0123456789");
      await page.getByText("Key needed").waitFor();
      await page.getByRole("button", { name: "Enter the key" }).click();
      await enterKey(page, KEY);
      await page.getByText("Nobody has registered yet").waitFor();

      await page.getByRole("button", { name: "Register by hand" }).click();
      const form = page.getByRole("dialog");
      await form.getByLabel("Name").fill("by-hand");
      await form.getByLabel("Endpoint").fill("not an address");
      await form.getByRole("button", { name: "Register", exact: true }).click();
      await form.getByText("must be an absolute http:// or https:// URL").first().waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await form.getByLabel("Endpoint").fill(`${gateway.url}/mcp`);
      await form.getByLabel("Health check").fill(`${gateway.url}/health`);
      await form.getByRole("button", { name: "Register", exact: true }).click();
      await page.getByRole("heading", { name: "by-hand", level: 1 }).waitFor();

      const verdict = page.getByRole("region", { name: "Verdict" });
      await verdict.getByText("passing", { exact: true }).waitFor();
      await page.getByRole("button", { name: "Drain", exact: true }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Drain", exact: true }).click();
      await page.getByText("Say why").waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.keyboard.press("Escape");

      await operate(page, "Drain", "moves to another rack");
      await verdict.getByText("drained").first().waitFor();
      await operate(page, "Undrain", "moved");
      await verdict.getByText("routable").first().waitFor();
      await operate(page, "Disable", "answers nonsense");
      await verdict.getByText("disabled").first().waitFor();
      await operate(page, "Enable", "mended");
      await verdict.getByText("routable").first().waitFor();
      await operate(page, "Probe now", "to be sure");
      await page.getByText("moves to another rack").first().waitFor();
      await operate(page, "Remove", "no longer needed");
      await page.getByText("Nobody has registered yet").waitFor();
      await releaseName(page);

      await page.goto(`${gateway.url}/#/audit`);
      for (const line of [
        "moved",
        "answers nonsense",
        "mended",
        "to be sure",
        "no longer needed",
      ]) {
        await page.getByRole("cell", { name: line, exact: true }).waitFor();
      }
      await page.getByLabel("Action").selectOption("agent.disable");
      await page.getByRole("cell", { name: "mended", exact: true }).waitFor({ state: "detached" });
      await page.getByRole("cell", { name: "answers nonsense", exact: true }).waitFor();
      await page.goto(`${gateway.url}/#/access`);
      await page.getByRole("cell", { name: "environment" }).first().waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);

      expect(await page.content()).not.toContain(KEY);
      expect(addresses.join()).not.toContain(KEY);
      expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(KEY);
      expect(await page.evaluate(() => JSON.stringify(sessionStorage))).toContain(KEY);
    });
  },
);

/** A process that unregisters leaves its name to its key; an operator's removal does not. */
async function releaseName(page: Page): Promise<void> {
  const headers = { authorization: `Bearer ${KEY}`, "content-type": "application/json" };
  const agent = { name: "went-home", type: "http", endpoint: `${gateway.url}/plain` };
  const place = `${gateway.url}/api/v1/agents`;
  await fetch(`${place}/register`, { method: "POST", headers, body: JSON.stringify(agent) });
  await fetch(`${place}/went-home`, { method: "DELETE", headers });
  await page.getByRole("button", { name: "Release a name" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("by-hand");
  await dialog.getByLabel("Reason").fill("for another team");
  const release = dialog.getByRole("button", { name: "Release", exact: true });
  await release.click();
  await dialog.getByText("by-hand belongs to no key.").waitFor();
  await dialog.getByLabel("Name").fill("went-home");
  await release.click();
  await dialog.waitFor({ state: "detached" });
}
