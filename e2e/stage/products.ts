import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type StartedProcess, startProcess, waitFor } from "testkit";
import { freePort } from "./free-port.ts";

const root = join(import.meta.dirname, "../..");
const SANDBOX_KEY = "e2e-sandbox-key-0123456789abcdef";

/** A product that runs as a real process and answers. */
export interface Product {
  readonly url: string;
  readonly port: number;
  readonly process: StartedProcess;
}

/** Variables of a process, over the defaults of the starter. */
export type Variables = Record<string, string>;

/** An empty folder: no `.env` of the developer's reaches the process, and its data goes nowhere else. */
export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), "twenty-agents-"));
}

/** The sandbox, and how servers reach it. */
export async function startSandboxProcess(): Promise<Product & { readonly forServers: Variables }> {
  const port = await freePort();
  const product = await start("twenty-sandbox", port, "/healthz", emptyFolder(), {
    SANDBOX_PORT: String(port),
    SANDBOX_API_KEY: SANDBOX_KEY,
    DATA_DIR: ":memory:",
  });
  return {
    ...product,
    forServers: {
      TWENTY_API_URL: product.url,
      TWENTY_API_KEY: SANDBOX_KEY,
      // The sandbox limits no rate unless it is told to.
      TWENTY_RATE_LIMIT: "off",
    },
  };
}

/** The gateway; the same `port` and `cwd` again is a restart on the same data. */
export async function startGatewayProcess(
  env: Variables = {},
  { port, cwd = emptyFolder() }: { port?: number; cwd?: string } = {},
): Promise<Product> {
  const chosen = port ?? (await freePort());
  return start("agent-gateway", chosen, "/ready", cwd, {
    PORT: String(chosen),
    GATEWAY_PROBE_INTERVAL_MS: "1000",
    ...env,
  });
}

/** The MCP server; `cwd` may hold a `.env`. */
export async function startServerProcess(
  env: Variables = {},
  { port, cwd = emptyFolder() }: { port?: number; cwd?: string } = {},
): Promise<Product> {
  const chosen = port ?? (await freePort());
  return start("twenty-crm-mcp-server", chosen, "/ready", cwd, {
    PORT: String(chosen),
    DATA_DIR: ":memory:",
    ...env,
  });
}

/** Runs a product's entry point without waiting for it to serve: for starts that are to fail. */
export function runProduct(
  name: string,
  env: Variables,
  cwd: string,
  args: string[] = [],
): StartedProcess {
  return startProcess(join(root, "packages", name, "src/main.ts"), {
    args,
    cwd,
    env: { LOG_FORMAT: "pretty", ...env },
  });
}

async function start(
  name: string,
  port: number,
  readyPath: string,
  cwd: string,
  env: Variables,
): Promise<Product> {
  const process = runProduct(name, env, cwd);
  const url = `http://localhost:${port}`;
  await waitFor(
    async () => {
      if (process.child.exitCode !== null) throw new Error("it ended");
      return (await fetch(url + readyPath)).ok;
    },
    { what: `${name} to answer ${readyPath}`, timeoutMs: 30_000 },
  ).catch(async (error: unknown) => {
    await process.stop("SIGKILL");
    throw new Error(`${String(error)}\n${process.output()}`, { cause: error });
  });
  return { url, port, process };
}
