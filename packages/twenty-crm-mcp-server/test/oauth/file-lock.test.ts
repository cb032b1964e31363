import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { systemClock } from "service-kit";
import { afterEach, beforeEach, expect, it } from "vitest";
import { withFileLock } from "../../src/infrastructure/oauth/with-file-lock.ts";

let folder = "";
let path = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "lock-"));
  path = join(folder, "login.lock");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function leave(ageMs: number): void {
  writeFileSync(path, "somebody");
  const then = new Date(Date.now() - ageMs);
  utimesSync(path, then, then);
}

it.each([60_000, -3_600_000])(
  "a lock left %i ms ago is taken by one after the other",
  async (ageMs) => {
    leave(ageMs);
    let [now, most] = [0, 0];
    const work = async (): Promise<void> => {
      now += 1;
      most = Math.max(most, now);
      await new Promise((resolve) => setImmediate(resolve));
      now -= 1;
    };
    await Promise.all(Array.from({ length: 8 }, () => withFileLock(path, systemClock, work)));
    expect(most).toBe(1);
  },
);

it("whoever took too long leaves the lock of the next one alone", async () => {
  await withFileLock(path, systemClock, async () => {
    writeFileSync(path, "the next one");
  });
  expect(readFileSync(path, "utf8")).toBe("the next one");
});
