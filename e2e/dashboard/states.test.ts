import { once } from "node:events";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasBrowser } from "../explorer/browser.ts";
import { accessibilityFaults, createReaders, widths } from "../explorer/stage.ts";
import { runProduct, startGatewayProcess } from "../stage/products.ts";

const readers = createReaders();
const SCHEMES = ["light", "dark"] as const;
const PLACES = ["", "topology", "traffic", "tools", "decisions", "access", "audit"] as const;

/** What a gateway says to which nobody has come yet. */
const EMPTY: Readonly<Record<(typeof PLACES)[number], string>> = {
  "": "Nobody has registered yet",
  topology: "There is nobody to draw",
  traffic: "Nothing has passed through yet",
  tools: "No tools yet",
  decisions: "No request yet",
  access: "Nobody is asked for a key",
  audit: "No such line",
};

/** Waits for the words, and holds what is there to WCAG and to the screen's width at both sizes. */
async function expectWellMade(page: Page, words: string, what: string): Promise<void> {
  await page.getByText(words).filter({ visible: true }).first().waitFor();
  expect(await accessibilityFaults(page), what).toEqual([]);
  for (const width of [widths.phone, widths.desk]) {
    await page.setViewportSize({ width, height: 900 });
    const drawn = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(drawn, what).toBe(width);
  }
}

/** A key that may look at the fleet and at nothing else, made as an operator makes it. */
async function readersKey(): Promise<{ readonly key: string; readonly file: string }> {
  const folder = mkdtempSync(join(tmpdir(), "dashboard-keys-"));
  const words = ["keys", "create", "reader", "--scopes", "agent:read", "--json"];
  await using command = runProduct("agent-gateway", {}, folder, words);
  await once(command.child, "close");
  const { key, entry } = JSON.parse(command.output()) as { key: string; entry: object };
  const file = join(folder, "keys.yaml");
  writeFileSync(file, JSON.stringify({ version: 1, keys: [entry] }));
  return { key, file };
}

describe.skipIf(!hasBrowser)(
  "what the dashboard shows when there is nothing to show (without Chromium nobody looks)",
  () => {
    beforeAll(() => readers.start());
    afterAll(() => readers.stop());

    test.each(SCHEMES)(
      "nobody yet, an answer on its way, a gateway that is gone: %s",
      async (colorScheme) => {
        const gateway = await startGatewayProcess();
        await using _process = gateway.process;
        await using opened = await readers.open(gateway.url, { colorScheme });
        const { page } = opened;
        for (const place of PLACES) {
          await page.goto(`${gateway.url}/#/${place}`);
          await expectWellMade(page, EMPTY[place], `empty: ${place}`);
        }

        // Every answer is held back until the page has been looked at.
        const { promise: looked, resolve: letGo } = Promise.withResolvers<void>();
        await page.route("**/api/v1/**", async (route) => {
          await looked;
          await route.continue();
        });
        for (const place of PLACES) {
          await page.goto(`${gateway.url}/?held=${place}#/${place}`);
          await page.getByRole("heading", { level: 1 }).waitFor();
          await page.getByText("Loading…").first().waitFor({ state: "attached" });
          expect(await accessibilityFaults(page), `loading: ${place}`).toEqual([]);
        }
        letGo();
        await page.getByText(EMPTY.audit).waitFor();
        await page.unrouteAll({ behavior: "wait" });

        await page.goto(`${gateway.url}/#/`);
        await page.getByText(EMPTY[""]).waitFor();
        await gateway.process.stop();
        await page.getByText("Reconnecting").waitFor();
        for (const place of PLACES.filter((each) => each !== "" && each !== "topology")) {
          await page.evaluate((hash) => location.assign(hash), `#/${place}`);
          await expectWellMade(page, "The gateway does not answer", `gone: ${place}`);
        }
      },
    );

    test.each(SCHEMES)("no key, and a key that may not see the page: %s", async (colorScheme) => {
      const { key, file } = await readersKey();
      const gateway = await startGatewayProcess({ GATEWAY_KEYS_FILE: file });
      await using _process = gateway.process;
      await using opened = await readers.open(gateway.url, { colorScheme });
      const { page } = opened;
      for (const place of PLACES) {
        await page.goto(`${gateway.url}/#/${place}`);
        await expectWellMade(page, "This gateway asks for a key", `no key: ${place}`);
      }
      await page.getByRole("button", { name: "Enter the key" }).click();
      await page.getByLabel("API key").fill(key);
      await page.getByRole("button", { name: "Use this key" }).click();
      await expectWellMade(page, "This key may not see that", "a reader's key: audit");
      await page.goto(`${gateway.url}/#/`);
      await expectWellMade(page, EMPTY[""], "a reader's key: fleet");
      await gateway.process.stop();
    });
  },
);
