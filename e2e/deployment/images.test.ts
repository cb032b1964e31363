import { execFileSync } from "node:child_process";
import { globSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { startProcess, waitFor } from "testkit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { freePort } from "../stage/free-port.ts";
import { readDockerignore } from "./build-context.ts";
import { type BuiltImage, ImageBuilder } from "./build-image.ts";
import { canConfine, startContainer } from "./start-container.ts";

const root = join(import.meta.dirname, "../..");
const MINUTES = 60_000;
const KEY = "a-key-for-this-test-only";

interface Product {
  readonly name: string;
  readonly env: Readonly<Record<string, string>>;
  /** Asks for the key. */
  readonly closedPath: string;
  /** What it writes into its volume. */
  readonly dataFile: string;
}

const products: readonly Product[] = [
  {
    name: "twenty-crm-mcp-server",
    env: { MCP_API_KEY: KEY },
    closedPath: "/mcp",
    dataFile: "twenty-sandbox.sqlite",
  },
  {
    name: "agent-gateway",
    env: { GATEWAY_API_KEY: KEY },
    closedPath: "/api/v1/agents",
    dataFile: "agent-gateway.sqlite",
  },
];

let builder: ImageBuilder;

beforeAll(() => {
  builder = new ImageBuilder(root);
});

afterAll(() => {
  builder[Symbol.dispose]();
});

describe("the build context", () => {
  test("holds sources and no secrets, tests or builds", () => {
    const files = readdirSync(builder.context, { recursive: true }).map(String);
    expect(files).toContain("packages/twenty-crm-mcp-server/src/main.ts");
    const unwanted =
      /(^|\/)(\.env[^/]*|node_modules|dist|test|\.git|\.data)(\/|$)|\.test\.ts$|\.md$/;
    expect(files.filter((file) => unwanted.test(file))).toEqual([]);
  });

  test.each([
    ".env",
    ".git/config",
    ".data/agent-gateway.sqlite",
    "node_modules/zod/package.json",
    "packages/agent-gateway/.env",
    "packages/agent-gateway/.env.local",
    "packages/agent-gateway/.data/agent-gateway.sqlite",
    "packages/agent-gateway/dist/main.mjs",
  ])("%s would stay outside", (path) => {
    expect(readDockerignore(join(root, ".dockerignore"))(path)).toBe(false);
  });
});

for (const product of products) {
  describe(`the image of ${product.name}`, () => {
    let image: BuiltImage;

    beforeAll(async () => {
      image = await builder.build(join(root, `docker/${product.name}.Dockerfile`));
    }, 6 * MINUTES);

    test("holds the bundle, its source maps and the licences, and nothing to install", () => {
      const files = globSync("app/**/*", { cwd: image.root });
      expect(files).toEqual(
        expect.arrayContaining([
          "app/LICENSE",
          "app/dist/THIRD-PARTY-NOTICES.txt",
          "app/dist/main.mjs",
          "app/dist/main.mjs.map",
        ]),
      );
      expect(files.filter((file) => file.includes("node_modules"))).toEqual([]);
    });

    test("names the container's port and address, and a numeric user that is not root", () => {
      expect(image.env).toMatchObject({ PORT: "8080", HOST: "0.0.0.0" });
      expect(image.user).toMatch(/^[1-9]\d*:[1-9]\d*$/);
    });

    test("serves, is found healthy, asks for the key, and ends with 0 on SIGTERM", async () => {
      const port = await freePort();
      const [node, ...args] = image.command;
      expect(node).toBe("node");
      const workdir = join(image.root, image.workdir);
      await using container = startProcess(join(workdir, args.pop() ?? ""), {
        nodeArgs: args,
        cwd: workdir,
        env: { ...image.env, ...product.env, PORT: String(port), DATA_DIR: ":memory:" },
      });
      await healthy(image, port, () => container.output());
      expect((await fetch(`http://localhost:${port}${product.closedPath}`)).status).toBe(401);
      expect(await container.stop("SIGTERM")).toBe(0);
      expect(checkHealth(image, port)).toBe(false);
      expect(container.output()).not.toContain(KEY);
    });

    test.skipIf(!canConfine())(
      "does so as PID 1 without root, capabilities or a writable file system (skipped where namespaces need more rights)",
      async () => {
        const port = await freePort();
        await using container = await startContainer(image, {
          ...product.env,
          PORT: String(port),
        });
        await healthy(image, port, () => container.output());
        const status = readFileSync(`/proc/${container.pid}/status`, "utf8");
        expect(status).toMatch(/^NSpid:\s+\d+\s+1$/m);
        expect(status).toMatch(/^Uid:\s+1000\s+1000\s+1000\s+1000$/m);
        expect(status).toMatch(/^CapPrm:\s+0+$/m);
        expect(status).toMatch(/^NoNewPrivs:\s+1$/m);
        expect(readFileSync(`/proc/${container.pid}/mountinfo`, "utf8")).toMatch(/ \/ ro,/);
        expect(statSync(join(image.root, "data", product.dataFile)).uid).toBe(1000);
        expect(await container.stop()).toBe(0);
      },
    );
  });
}

/** Runs the image's HEALTHCHECK as an engine does, and says what it found. */
function checkHealth({ healthcheck, env }: BuiltImage, port: number): boolean {
  const [command, ...args] = healthcheck;
  expect(command).toBe("node");
  try {
    const variables = { ...env, PORT: String(port) };
    execFileSync(process.execPath, args, { env: variables, stdio: "ignore", timeout: 10_000 });
    return true;
  } catch {
    return false;
  }
}

async function healthy(image: BuiltImage, port: number, output: () => string): Promise<void> {
  await waitFor(() => checkHealth(image, port), {
    what: () => `the health check to pass; the process wrote:\n${output()}`,
    timeoutMs: 20_000,
  });
}
