import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { startScriptedGateway } from "../stage/scripted-gateway.ts";
import { npmPackagesIn, readBundle } from "./bundle.ts";

const root = join(import.meta.dirname, "../..");
const distOf = (name: string): string => join(root, "packages", name, "dist");
const products = ["twenty-crm-mcp-server", "agent-gateway", "twenty-sandbox"];

beforeAll(() => {
  execFileSync("npm", ["run", "--silent", "build"], { cwd: root, stdio: "pipe" });
});

describe.each(products)("the bundle of %s", (product) => {
  test("runs on Node alone", () => {
    const manifest = readFileSync(join(root, "packages", product, "package.json"), "utf8");
    const { version } = JSON.parse(manifest) as { version: string };
    const main = join(distOf(product), "main.mjs");
    expect(execFileSync(process.execPath, [main, "--version"]).toString()).toBe(`${version}\n`);
  });

  test("holds one copy of each npm package, and its licence", () => {
    const packages = npmPackagesIn(readBundle(distOf(product)));
    const notices = readFileSync(join(distOf(product), "THIRD-PARTY-NOTICES.txt"), "utf8")
      .split(/^-{80}$/m)
      .map((notice) => notice.trim());
    expect(packages.size).toBeGreaterThan(0);
    expect(notices).toHaveLength(packages.size);
    for (const [name, folders] of packages) {
      expect([...folders], name).toHaveLength(1);
      const notice = notices.find((text) => text.startsWith(`${name} `));
      expect(notice).toMatch(/Permission is hereby granted|Permission to use, copy|Apache License/);
    }
  });
});

test("the server's bundle loads the sandbox only where it is started", () => {
  const chunks = readBundle(distOf("twenty-crm-mcp-server"));
  const [sandbox, ...others] = chunks.filter(({ sources }) =>
    sources.some((source) => source.includes("twenty-sandbox/")),
  );
  expect(others).toEqual([]);
  expect(sandbox?.sources.length).toBeGreaterThan(100);
  const importers = chunks.filter(({ imports }) => imports.includes(sandbox?.file ?? ""));
  expect(importers).toEqual([]);
});

describe("the library agent-gateway-client as it is built", () => {
  const dist = distOf("agent-gateway-client");

  test("has types that a strict compiler takes, and that find mistakes", () => {
    const folder = join(root, "node_modules/.cache/library-consumer");
    mkdirSync(folder, { recursive: true });
    const file = join(folder, "consumer.ts");
    writeFileSync(
      file,
      `import { AgentGatewayClient, type GatewayClientStatus } from ${JSON.stringify(join(dist, "index.mjs"))};
       const agent = { name: "a", type: "mcp", endpoint: "http://localhost:1/mcp" };
       const client = new AgentGatewayClient({ gatewayUrl: "http://localhost:2", agent });
       export const status: GatewayClientStatus = client.status();
       // @ts-expect-error: an address is text
       new AgentGatewayClient({ gatewayUrl: 2, agent });
       // @ts-expect-error: there is no such option
       new AgentGatewayClient({ gatewayUrl: "http://localhost:2", agent, gatewayKey: "" });`,
    );
    const options = "--ignoreConfig --noEmit --strict --module nodenext --types node".split(" ");
    try {
      execFileSync(join(root, "node_modules/.bin/tsc"), [...options, file], { stdio: "pipe" });
    } catch (error) {
      expect.fail(String((error as { stdout?: Buffer }).stdout));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("registers and unregisters", async () => {
    await using gateway = await startScriptedGateway();
    const { AgentGatewayClient } = (await import(
      join(dist, "index.mjs")
    )) as typeof import("agent-gateway-client");
    const client = new AgentGatewayClient({
      gatewayUrl: gateway.url,
      agent: { name: "built", type: "mcp", endpoint: "http://localhost:1/mcp" },
    });
    client.start();
    const [registration] = await gateway.until(1, "POST", /\/register$/);
    expect(registration.body).toMatchObject({ name: "built" });
    await client.stop();
    expect(gateway.matching("DELETE", /\/built/)).toHaveLength(1);
  });
});
