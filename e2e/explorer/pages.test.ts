import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Product, startGatewayProcess } from "../stage/products.ts";
import { hasBrowser } from "./browser.ts";
import { accessibilityFaults, createReaders, startExplored, widths } from "./stage.ts";

const readers = createReaders();
let gateway: Product;
let server: Product;

/** Every page, and what is on it once it is there. */
const pages: readonly (readonly [path: string, ready: string])[] = [
  ["#/", "Toolsets"],
  ["#/tools", "list-persons"],
  ["#/tools/create-opportunity", "Point of contact"],
  ["#/schema", "Machine"],
  ["#/schema/opportunity", "pointOfContact"],
  ["#/resources/twenty%3A%2F%2Fschema", "Objects of the workspace"],
  ["#/prompts/meeting-preparation", "Get the prompt"],
  ["#/history", "No calls yet"],
  ["#/connect", "Claude Code"],
];

describe.skipIf(!hasBrowser)(
  "the explorer's pages (without Chromium they are not looked at)",
  () => {
    beforeAll(async () => {
      gateway = await startGatewayProcess();
      [server] = await Promise.all([
        startExplored({ AGENT_GATEWAY_URL: gateway.url }),
        readers.start(),
      ]);
    });
    afterAll(async () => {
      await readers.stop();
      await Promise.all([server?.process.stop(), gateway?.process.stop()]);
    });

    test.each([
      ["light", widths.desk],
      ["dark", widths.desk],
    ] as const)(
      "axe finds nothing on any page, and nothing overflows: %s, %i px",
      async (colorScheme, width) => {
        await using opened = await readers.open(server.url, { colorScheme, width });
        const { page, faults } = opened;
        for (const [path, ready] of pages) {
          await page.goto(`${server.url}/${path}`);
          await page.getByText(ready).filter({ visible: true }).first().waitFor();
          expect(await accessibilityFaults(page), path).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBe(width);
        }
        // Scripts that fail, and whatever the security policy turns away.
        expect(faults).toEqual([]);
      },
    );

    test("nothing is wider than the smallest phone, where a menu leads to the pages", async () => {
      await using opened = await readers.open(server.url, { width: widths.phone });
      const { page } = opened;
      for (const [path, ready] of pages) {
        await page.goto(`${server.url}/${path}`);
        await page.getByText(ready).filter({ visible: true }).first().waitFor();
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width, path).toBe(widths.phone);
      }
      await page.getByRole("button", { name: "Open the menu" }).click();
      await page.getByRole("dialog").getByRole("link", { name: "Schema" }).waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.getByRole("dialog").getByRole("link", { name: "Schema" }).click();
      await page.getByRole("heading", { name: "Schema", level: 1 }).waitFor();
    });

    test("the first page says how Twenty, the workspace, the server and the gateway are", async () => {
      await using opened = await readers.open(server.url);
      const { page } = opened;
      const card = (name: string) => page.getByRole("region", { name, exact: true });
      await card("Twenty").getByText("reachable").waitFor();
      await card("Workspace").getByText("7 objects").waitFor();
      await card("Server").getByText("ready").waitFor();
      await card("Agent Gateway").getByText("registered").waitFor();
      await card("Agent Gateway")
        .getByText(/just now|ago/)
        .waitFor();
    });

    test("tools are found by a few letters from any page, without a mouse", async () => {
      await using opened = await readers.open(`${server.url}/#/connect`);
      const { page } = opened;
      await page.getByRole("heading", { name: "Programs" }).waitFor();
      await page.keyboard.press("/");
      await page.getByRole("combobox", { name: "Find a tool" }).fill("deal");
      await page.getByRole("option", { name: /deal-view/ }).waitFor();
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "Deal view", level: 1 }).waitFor();
      expect(new URL(page.url()).hash).toBe("#/tools/deal-view");
      await page.goBack();
      await page.getByRole("heading", { name: "Connect", level: 1 }).waitFor();
    });

    test("the first thing that Tab reaches leads past the pages to the content", async () => {
      await using opened = await readers.open(`${server.url}/#/tools`);
      const { page } = opened;
      await page.getByText("list-persons").waitFor();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("MAIN");
    });

    test("a reader's colours last over a reload", async () => {
      await using opened = await readers.open(server.url, { colorScheme: "light" });
      const { page } = opened;
      const scheme = () => page.evaluate(() => document.documentElement.dataset.mantineColorScheme);
      await page.getByRole("button", { name: /Change to light/ }).click();
      await page.getByRole("button", { name: /Change to dark/ }).click();
      expect(await scheme()).toBe("dark");
      await page.reload();
      await page.getByRole("button", { name: /Colours: dark/ }).waitFor();
      expect(await scheme()).toBe("dark");
    });

    test("the first load takes 250 kB at most, and files are kept by the browser for good", async () => {
      await using opened = await readers.open("about:blank");
      const { page } = opened;
      const sizes = new Map<string, number>();
      page.on("requestfinished", async (request) => {
        if (!request.url().includes("/assets/")) return;
        expect((await request.response())?.headers()["cache-control"]).toContain("immutable");
        const gzipped = await fetch(request.url(), { headers: { "accept-encoding": "gzip" } });
        sizes.set(request.url(), Number(gzipped.headers.get("content-length")));
      });
      await page.goto(server.url);
      await page.getByText("Toolsets").waitFor();
      await page.waitForLoadState("networkidle");
      expect(sizes.size).toBeGreaterThan(3);
      const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
      expect(total, JSON.stringify([...sizes])).toBeLessThanOrEqual(250_000);
    });

    test("a server that goes away is said to be away, and what was known stays", async () => {
      const mortal = await startExplored();
      await using opened = await readers.open(mortal.url);
      const { page } = opened;
      await page.getByRole("region", { name: "Server" }).getByText("ready").waitFor();
      await mortal.process.stop();
      await page.getByText("Not answering").waitFor();
      await page.getByText(/No answer; as it was/).waitFor();
      await page.getByRole("region", { name: "Server" }).getByText("1.0.0").waitFor();
    });
  },
);
