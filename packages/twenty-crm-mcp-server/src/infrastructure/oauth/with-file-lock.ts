import { open, rm, stat } from "node:fs/promises";
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
  const isHeld = await acquire(path, clock);
  try {
    return await work();
  } finally {
    if (isHeld) await rm(path, { force: true });
  }
}

/** False where a lock cannot be kept. */
async function acquire(path: string, clock: Clock): Promise<boolean> {
  for (;;) {
    try {
      const handle = await open(path, "wx", 0o600);
      await handle.close();
      return true;
    } catch (error) {
      const { code = "" } = error as NodeJS.ErrnoException;
      if (UNWRITABLE.has(code)) return false;
      if (code !== "EEXIST") throw error;
    }
    if (await isStale(path, clock)) await rm(path, { force: true });
    else await sleep(clock, POLL_MS);
  }
}

async function isStale(path: string, clock: Clock): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && clock.now().getTime() - found.mtimeMs > STALE_MS;
}
