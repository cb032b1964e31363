import axe from "axe-core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { type Product, startServerProcess, type Variables } from "../stage/products.ts";
import { faultsOf, startBrowser } from "./browser.ts";

/** A page of the explorer, opened by a reader of one's own. */
export interface OpenedPage extends AsyncDisposable {
  readonly page: Page;
  /** What went wrong within it so far. */
  readonly faults: readonly string[];
}

/** How a reader looks at the page. */
export interface Reader {
  readonly width?: number;
  readonly colorScheme?: "light" | "dark";
}

/** Screens that the page is made for: a desk and the smallest phone. */
export const widths = { desk: 1440, phone: 375 } as const;

/** Starts a server that carries the explorer as it was last built. */
export function startExplored(env: Variables = {}): Promise<Product> {
  return startServerProcess(env);
}

/** One browser for the tests of a file. */
export function createReaders(): {
  start(): Promise<void>;
  open(url: string, reader?: Reader): Promise<OpenedPage>;
  stop(): Promise<void>;
} {
  let browser: Browser | undefined;
  return {
    async start() {
      browser = await startBrowser();
    },
    async open(url, { width = widths.desk, colorScheme = "light" } = {}) {
      if (browser === undefined) throw new Error("The browser has not been started");
      const context: BrowserContext = await browser.newContext({
        viewport: { width, height: width === widths.phone ? 812 : 900 },
        colorScheme,
        reducedMotion: "reduce",
        locale: "en-GB",
        timezoneId: "UTC",
      });
      context.setDefaultTimeout(30_000);
      const page = await context.newPage();
      const faults = faultsOf(page);
      await page.goto(url);
      return { page, faults, [Symbol.asyncDispose]: () => context.close() };
    },
    async stop() {
      await browser?.close();
    },
  };
}

/** Where axe-core finds WCAG 2.2 A and AA broken, in words. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  const { violations } = await page.evaluate(async () => {
    const { axe: run } = globalThis as unknown as { axe: typeof axe };
    return run.run(document, {
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    });
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`),
  );
}

/** Runs the tool whose page is open, and waits for the answer. */
export async function runTool(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Run", exact: true }).click();
  await page
    .getByRole("region", { name: "Answer" })
    .getByText(/Done|Refused|Failed/)
    .waitFor();
}
