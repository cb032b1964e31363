import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startProcess } from "../src/index.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "start-process-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

function script(name: string, source: string): string {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, source);
  return file;
}

describe("startProcess", () => {
  test("finds a line of either stream and returns the match", async () => {
    await using started = startProcess(
      script(
        "speaks",
        'console.log("port 5008"); console.error("warned"); process.stdin.resume();',
      ),
    );
    const [, port] = await started.line(/port (\d+)/);
    expect(port).toBe("5008");
    await started.line(/warned/);
  });

  test("passes arguments and the given variables, and no others of this process", async () => {
    process.env.ONLY_IN_THE_TEST = "1";
    await using started = startProcess(
      script(
        "tells",
        "console.log(JSON.stringify([process.argv.slice(2), process.env.GIVEN, process.env.ONLY_IN_THE_TEST ?? null]));",
      ),
      { args: ["--flag"], env: { GIVEN: "yes" } },
    );
    const [line] = await started.line(/\[.*\]/);
    expect(JSON.parse(line)).toEqual([["--flag"], "yes", null]);
    delete process.env.ONLY_IN_THE_TEST;
  });

  test("fails at once, with the output, when the process ends without the line", async () => {
    await using started = startProcess(script("fails", 'console.error("no such port");'));
    await expect(started.line(/listening/, 600_000)).rejects.toThrow(/ended.*no such port/s);
  });

  test("finds a line that came with the end of the process", async () => {
    await using started = startProcess(script("ends", 'process.stdout.write("done\\n");'));
    await started.line(/done/);
  });

  test("finds a line that arrives after the process itself has ended", async () => {
    await using started = startProcess(
      script(
        "leaves",
        `import { spawn } from "node:child_process";
        const late = 'process.stdin.once("end", () => console.log("late ✅")).resume()';
        spawn(process.execPath, ["-e", late], { stdio: "inherit", detached: true }).unref();
        process.exit(0);`,
      ),
    );
    if (started.child.exitCode === null) await once(started.child, "exit");
    const line = started.line(/late ✅/);
    started.child.stdin?.end();
    await line;
  });

  test("tells the exit code, or null when the signal ended it", async () => {
    const orderly = startProcess(
      script(
        "orderly",
        'process.on("SIGTERM", () => process.exit(7)); setInterval(() => {}, 1000); console.log("up");',
      ),
    );
    await orderly.line(/up/);
    expect(await orderly.stop()).toBe(7);
    const cut = startProcess(script("cut", 'setInterval(() => {}, 1000); console.log("up");'));
    await cut.line(/up/);
    expect(await cut.stop("SIGKILL")).toBeNull();
    expect(await cut.stop()).toBeNull();
  });
});
