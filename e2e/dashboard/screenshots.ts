import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { AgentList } from "agent-gateway-contract";
import type { Page } from "playwright-core";
import { createReaders, widths } from "../explorer/stage.ts";
import { registerMany, startStage, steadyTraffic } from "./stage.ts";

// Takes the pictures of docs/images/ from a running gateway with traffic.

const folder = join(import.meta.dirname, "../../docs/images");

interface Scene {
  readonly name: string;
  readonly path: string;
  /** What is on the page once it is ready. */
  readonly ready: string;
  readonly act?: (page: Page) => Promise<void>;
}

const readers = createReaders();
await readers.start();
await mkdir(folder, { recursive: true });
await using stage = await startStage();
await using _many = await registerMany(stage.gateway.url, 60, 3);
const { url } = stage.gateway;
await using _traffic = steadyTraffic(stage);
const { agents } = (await (await fetch(`${url}/api/v1/agents?type=mcp`)).json()) as AgentList;
const [first] = agents;
const held = (await (await fetch(`${url}/api/v1/agents?name=agents-0-0003`)).json()) as AgentList;
await fetch(`${url}/api/v1/agents/agents-0-0003/instances/${held.agents[0]?.agentId}/drain`, {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ reason: "Moves to another rack" }),
});

// The charts show what comes and goes.
await setTimeout(90_000);

const scenes: readonly Scene[] = [
  { name: "fleet", path: "#/", ready: "agents-0-0003" },
  {
    name: "instance",
    path: `#/instances/${first?.name}/${first?.agentId}`,
    ready: "Last requests that were sent there",
  },
  { name: "topology", path: "#/topology", ready: "Clients" },
  { name: "traffic", path: "#/traffic", ready: "Requests a second, by service" },
  {
    name: "service",
    path: "#/traffic/default/mcp/twenty-crm-mcp-server",
    ready: "Time to the first byte",
  },
  { name: "tools", path: "#/tools", ready: "list-persons" },
  {
    name: "trace",
    path: "#/tools/default/mcp/twenty-crm-mcp-server/list-companies",
    ready: "Call through the gateway",
    async act(page) {
      await page.getByRole("button", { name: "Call through the gateway" }).click();
      await page.getByText("The client got 200.").waitFor();
    },
  },
  { name: "decisions", path: "#/decisions", ready: "tools/call" },
  { name: "access", path: "#/access", ready: "Nobody is asked for a key" },
  { name: "audit", path: "#/audit", ready: "agent.register" },
];

try {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const [screen, width] of Object.entries(widths)) {
      for (const { name, path, ready, act } of scenes) {
        const file = `dashboard-${name}-${colorScheme}-${width}.png`;
        // A phone's pictures are kept in one of the schemes: they differ by colour alone.
        if (screen === "phone" && colorScheme === "dark") continue;
        await using opened = await readers.open(`${url}/${path}`, { width, colorScheme });
        const { page } = opened;
        await page.getByText(ready).filter({ visible: true }).first().waitFor();
        await act?.(page);
        await page.waitForTimeout(500);
        await page.mouse.move(0, 0);
        if (screen === "desk") await page.evaluate(() => scrollTo(0, 0));
        await page.screenshot({ path: join(folder, file), animations: "disabled" });
        process.stdout.write(`${file}\n`);
      }
    }
  }
} finally {
  await readers.stop();
}
