import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type StartedProcess, startProcess } from "testkit";

const MAIN = join(import.meta.dirname, "../../src/main.ts");

/** An empty folder: no `.env` of the developer's reaches the process. */
export function emptyFolder(): string {
  return mkdtempSync(join(tmpdir(), "twenty-crm-mcp-server-"));
}

/** The product as its users start it, on a sandbox in memory and a free port. */
export function startMain({
  args = [],
  env = {},
  cwd = emptyFolder(),
}: {
  args?: string[];
  env?: Record<string, string>;
  cwd?: string;
} = {}): StartedProcess {
  return startProcess(MAIN, {
    args,
    cwd,
    env: { PORT: "0", DATA_DIR: ":memory:", LOG_FORMAT: "pretty", ...env },
  });
}

/** Waits for the banner and returns the address in it. */
export async function addressOf(server: StartedProcess): Promise<string> {
  const [, url = ""] = await server.line(/Home Page: (http:\S+)\//);
  return url;
}
