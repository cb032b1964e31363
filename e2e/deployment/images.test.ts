import { existsSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startProcess, waitFor } from "testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "../stage/free-port.ts";
import { buildContext } from "./build-context.ts";
import { type BuiltImage, buildImage, type LayerCache } from "./build-image.ts";

const root = join(import.meta.dirname, "../..");
const MINUTES = 60_000;
const KEY = "a-key-for-this-test-only";

const products: readonly [image: string, env: Record<string, string>][] = [
  ["twenty-crm-mcp-server", { MCP_API_KEY: KEY }],
  ["agent-gateway", { GATEWAY_API_KEY: KEY }],
];

const cache: LayerCache = new Map();
let context: string;

beforeAll(() => {
  context = buildContext();
});

afterAll(() => {
  for (const folder of [context, ...cache.values()])
    rmSync(folder, { recursive: true, force: true });
});

test("the build context holds sources and no secrets, tests or builds", () => {
  const files = readdirSync(context, { recursive: true }).map(String);
  expect(files).toContain("packages/twenty-crm-mcp-server/src/main.ts");
  expect(
    files.filter((file) => /(^|\/)(\.env|node_modules|dist|\.git|\.data)(\/|$)/.test(file)),
  ).toEqual([]);
  expect(files.filter((file) => /\.test\.ts$/.test(file))).toEqual([]);
});

for (const [product, env] of products) {
  describe(`the image of ${product}`, () => {
    let image: BuiltImage;

    beforeAll(async () => {
      image = await buildImage(join(root, `docker/${product}.Dockerfile`), context, cache);
    }, 6 * MINUTES);

    test("holds the bundle and nothing to install", () => {
      expect(existsSync(join(image.root, "app/dist/main.mjs"))).toBe(true);
      expect(existsSync(join(image.root, "app/node_modules"))).toBe(false);
    });

    test("runs as a numeric user that is not root", () => {
      expect(image.user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    });

    test("serves on the container's port, asks for the key, and ends with 0 on SIGTERM", async () => {
      const port = await freePort();
      expect(image.env).toMatchObject({ PORT: "8080", HOST: "0.0.0.0" });
      const [node, ...args] = image.command;
      expect(node).toBe("node");
      const script = args.pop() ?? "";
      await using container = startProcess(join(image.root, image.workdir, script), {
        nodeArgs: args,
        cwd: join(image.root, image.workdir),
        env: {
          ...image.env,
          ...env,
          PORT: String(port),
          DATA_DIR: join(image.root, image.env.DATA_DIR ?? ""),
        },
      });
      const url = `http://localhost:${port}`;
      await waitFor(async () => (await fetch(`${url}/health`)).ok, {
        what: "the health endpoint",
        timeoutMs: 20_000,
      });
      const closed = product === "agent-gateway" ? "/api/v1/agents" : "/mcp";
      expect((await fetch(url + closed)).status).toBe(401);
      expect(await container.stop("SIGTERM")).toBe(0);
      expect(container.output()).not.toContain(KEY);
    });
  });
}
