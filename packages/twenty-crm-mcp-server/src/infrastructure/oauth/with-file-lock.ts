import { randomUUID } from "node:crypto";
import { link, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { type Clock, sleep } from "service-kit";

/** Longer than any renewal takes: whoever holds a lock for longer is gone. */
const STALE_MS = 30_000;
const POLL_MS = 50;
/** Where nothing can be written, nothing has to be kept from others either. */
const UNWRITABLE = new Set(["EROFS", "EACCES", "EPERM", "ENOENT"]);

/** Runs work while no other process that asks for the same lock does. */
export async function withFileLock<Result>(
  path: string,
  clock: Clock,
  work: () => Promise<Result>,
): Promise<Result> {
  const holder = randomUUID();
  const isHeld = await acquire(path, holder, clock);
  try {
    return await work();
  } finally {
    if (isHeld) await release(path, holder);
  }
}

/** False where a lock cannot be kept. */
async function acquire(path: string, holder: string, clock: Clock): Promise<boolean> {
  for (;;) {
    try {
      await writeFile(path, holder, { flag: "wx", mode: 0o600 });
      return true;
    } catch (error) {
      const { code = "" } = error as NodeJS.ErrnoException;
      if (UNWRITABLE.has(code)) return false;
      if (code !== "EEXIST") throw error;
    }
    if (await isStale(path, clock)) await takeAway(path, `${path}.${holder}`, clock);
    else await sleep(clock, POLL_MS);
  }
}

/** A process that slept through its time finds the lock of another one, which stays. */
async function release(path: string, holder: string): Promise<void> {
  const found = await readFile(path, "utf8").catch(() => undefined);
  if (found === holder) await rm(path, { force: true });
}

/**
 * Moves an old lock out of the way. Of several that see it at once each moves what is there when its turn
 * comes: whoever finds that it has moved a new one puts that back.
 */
async function takeAway(path: string, aside: string, clock: Clock): Promise<void> {
  const isMoved = await rename(path, aside).then(
    () => true,
    () => false,
  );
  if (!isMoved) return;
  if (!(await isStale(aside, clock))) await link(aside, path).catch(() => undefined);
  await rm(aside, { force: true });
}

/** A time to come is as wrong as one long past: clocks are set. */
async function isStale(path: string, clock: Clock): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && Math.abs(clock.now().getTime() - found.mtimeMs) > STALE_MS;
}
