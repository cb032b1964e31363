import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProcess, waitFor } from "testkit";
import { describe, expect, it, onTestFinished } from "vitest";

const main = join(import.meta.dirname, "../src/main.ts");

function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "twenty-sandbox-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

describe("the program", () => {
  it("serves, keeps a key it never logs, and ends with code 0 on SIGTERM", async () => {
    const cwd = emptyFolder();
    await using started = startProcess(main, { env: { SANDBOX_PORT: "0" }, cwd });
    const [, url = ""] = await started.line(/"url":"([^"]+)"/);
    const key = readFileSync(join(cwd, ".data/twenty-sandbox.key"), "utf8").trim();
    expect(started.output()).not.toContain(key);
    const response = await fetch(`${url}/rest/people?limit=1`, {
      headers: { authorization: `Bearer ${key}` },
    });
    expect(response.status).toBe(200);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(await started.stop()).toBe(0);
    expect(existsSync(join(cwd, ".data/twenty-sandbox.sqlite"))).toBe(true);
  });

  it("refuses to make up a key that could be kept nowhere", async () => {
    const env = { SANDBOX_PORT: "0", DATA_DIR: ":memory:" };
    await using started = startProcess(main, { env, cwd: emptyFolder() });
    await started.line(/SANDBOX_API_KEY/);
    const exited = waitFor(() => started.child.exitCode, { what: "the end of the program" });
    expect(await exited).toBe(78);
  });

  it("explains itself, and refuses flags it does not know", async () => {
    const cwd = emptyFolder();
    await using help = startProcess(main, { args: ["--help"], cwd });
    await help.line(/SANDBOX_RATE_LIMIT/);
    await using wrong = startProcess(main, { args: ["--prot", "1"], cwd });
    await wrong.line(/Did you mean --port\?/);
    const exited = waitFor(() => wrong.child.exitCode, { what: "the end of the program" });
    expect(await exited).toBe(64);
  });
});
