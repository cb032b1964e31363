import type { AgentList } from "agent-gateway-contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hasBrowser } from "../explorer/browser.ts";
import { accessibilityFaults, createReaders, widths } from "../explorer/stage.ts";
import { startGatewayProcess } from "../stage/products.ts";
import { registerMany, type Stage, someTraffic, startStage } from "./stage.ts";

const readers = createReaders();
let stage: Stage;
let url: string;
let instance: string;

describe.skipIf(!hasBrowser)(
  "the dashboard's pages (without Chromium they are not looked at)",
  () => {
    beforeAll(async () => {
      [stage] = await Promise.all([startStage(), readers.start()]);
      url = stage.gateway.url;
      await someTraffic(stage, 12);
      const { agents } = (await (await fetch(`${url}/api/v1/agents`)).json()) as AgentList;
      instance = `#/instances/${agents[0]?.name}/${agents[0]?.agentId}`;
    });
    afterAll(async () => {
      await readers.stop();
      await stage?.[Symbol.asyncDispose]();
    });

    /** Every page, and what is on it once it is there. */
    const pages = (): readonly (readonly [path: string, ready: string])[] => [
      ["#/", "2 of 2 instances routable"],
      [instance, "Last requests that were sent there"],
      ["#/topology", "Clients"],
      ["#/traffic", "Requests a second, by service"],
      ["#/traffic/default/mcp/twenty-crm-mcp-server", "Time to the first byte"],
      ["#/tools", "list-persons"],
      ["#/tools/default/mcp/twenty-crm-mcp-server/list-persons", "Call through the gateway"],
      ["#/decisions", "tools/call"],
      ["#/access", "Nobody is asked for a key"],
      ["#/audit", "agent.register"],
    ];

    test.each(["light", "dark"] as const)(
      "axe finds nothing on any page, and nothing overflows: %s",
      async (colorScheme) => {
        await using opened = await readers.open(url, { colorScheme });
        const { page, faults } = opened;
        for (const [path, ready] of pages()) {
          await page.goto(`${url}/${path}`);
          await page.getByText(ready).filter({ visible: true }).first().waitFor();
          expect(await accessibilityFaults(page), path).toEqual([]);
          const width = await page.evaluate(() => document.documentElement.scrollWidth);
          expect(width, path).toBe(widths.desk);
        }
        // Scripts that fail, and whatever the security policy turns away.
        expect(faults).toEqual([]);
      },
    );

    test("nothing is wider than the smallest phone, where a menu leads to the pages", async () => {
      await using opened = await readers.open(url, { width: widths.phone });
      const { page } = opened;
      for (const [path, ready] of pages()) {
        await page.goto(`${url}/${path}`);
        await page.getByText(ready).filter({ visible: true }).first().waitFor();
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width, path).toBe(widths.phone);
      }
      await page.getByRole("button", { name: "Open the menu" }).click();
      await page.getByRole("dialog").getByRole("link", { name: "Traffic" }).click();
      await page.getByRole("heading", { name: "Traffic", level: 1 }).waitFor();
    });

    test("a tool of the fleet is called through the gateway, and the page says why it went where it went", async () => {
      await using opened = await readers.open(`${url}/#/tools`);
      const { page } = opened;
      await page.getByLabel("Find").fill("list persons");
      await page
        .getByRole("link", { name: /^list-persons/ })
        .first()
        .click();
      await page.getByLabel("Limit").fill("2");
      await page.getByRole("button", { name: "Call through the gateway" }).click();
      const answer = page.getByRole("region", { name: "Answer" });
      await answer.getByText(/was chosen by p2c/).waitFor();
      await answer.getByText("had 2 instances, of which 2 could take the request").waitFor();
      await answer.getByText("The client got 200.").waitFor();
      await answer.getByText("done").waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.goto(`${url}/#/decisions`);
      await page
        .getByRole("link", { name: /why tools\/call/ })
        .first()
        .click();
      await page.getByText("The client got 200.").waitFor();
    });

    test("the first load takes 250 kB at most", async () => {
      await using opened = await readers.open("about:blank");
      const { page } = opened;
      const sizes = new Map<string, number>();
      page.on("requestfinished", async (request) => {
        if (!request.url().includes("/assets/")) return;
        const gzipped = await fetch(request.url(), { headers: { "accept-encoding": "gzip" } });
        sizes.set(request.url(), Number(gzipped.headers.get("content-length")));
      });
      await page.goto(url);
      await page.getByText("2 of 2 instances routable").waitFor();
      await expect.poll(() => sizes.size).toBeGreaterThan(3);
      const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
      expect(total, JSON.stringify([...sizes])).toBeLessThanOrEqual(250_000);
      expect(total).toBeGreaterThan(100_000);
    });

    test("of a thousand instances only those near the screen are drawn, any is found, and the topology folds them", async () => {
      const gateway = await startGatewayProcess();
      await using _ = await registerMany(gateway.url, 1000);
      await using opened = await readers.open(gateway.url);
      const { page } = opened;
      const rows = page.getByRole("list", { name: "Services and their instances" });
      await rows.getByRole("listitem").first().waitFor();
      const drawn = async (): Promise<number> => rows.getByRole("listitem").count();
      expect(await drawn()).toBeLessThan(60);
      expect(await rows.getByRole("listitem").first().getAttribute("aria-setsize")).toBe("1004");
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
      await rows.getByText("agents-3-0999").waitFor();
      expect(await drawn()).toBeLessThan(60);
      await page.getByLabel("Find").fill("rack-7 0517");
      await rows.getByText("agents-1-0517").waitFor();
      await page.goto(`${gateway.url}/#/topology`);
      const fold = page.getByRole("button", { name: /Show the instances of agents-2/ });
      await fold.waitFor();
      expect(await page.locator("main svg path").count()).toBeLessThan(40);
      await fold.press("Enter");
      await page.getByRole("button", { name: /Fold the instances of agents-2/ }).waitFor();
      await gateway.process.stop();
    });

    test("a gateway that goes away is said to be away, what was known stays, and it goes on by itself", async () => {
      const mortal = await startGatewayProcess();
      await using _ = await registerMany(mortal.url, 3, 1);
      await using opened = await readers.open(mortal.url);
      const { page } = opened;
      await page.getByText("agents-0-0002").waitFor();
      await page.getByText("Live", { exact: true }).waitFor();
      await mortal.process.stop();
      await page.getByText("Reconnecting").waitFor();
      await page.getByText("agents-0-0002").waitFor();
      const again = await startGatewayProcess({}, { port: mortal.port });
      await page.getByText("Live", { exact: true }).waitFor();
      await page.getByText("Nobody has registered yet").waitFor();
      await again.process.stop();
    });
  },
);
