import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { platform } from "node:os";
import { dirname } from "node:path";
import type { Clock } from "service-kit";
import { readStoredLogin, type StoredLogin } from "./stored-login.ts";
import { withFileLock } from "./with-file-lock.ts";

/** Where one login is kept, for its owner alone. */
export interface LoginFile {
  readonly path: string;
  /** Undefined where nobody has signed in, or the file is not one of ours. */
  read(): Promise<StoredLogin | undefined>;
  /** Replaces it whole: whoever reads meanwhile finds the old one. */
  write(login: StoredLogin): Promise<void>;
  /** Runs work while no other process changes the file. */
  locked<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Whether others on this machine may read it. */
  isOpenToOthers(): Promise<boolean>;
}

/** The login for one profile and address. */
export function createLoginFile(path: string, url: string, clock: Clock): LoginFile {
  return {
    path,
    async read() {
      const text = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") return "";
        throw error;
      });
      const login = readStoredLogin(text);
      return login?.url === url ? login : undefined;
    },
    async write(login) {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      const partial = `${path}.${randomBytes(6).toString("hex")}`;
      try {
        await writeFile(partial, `${JSON.stringify(login, null, 2)}\n`, {
          mode: 0o600,
          flag: "wx",
        });
        // The umask may have taken bits away, and never adds any.
        await chmod(partial, 0o600);
        await rename(partial, path);
      } catch (error) {
        await rm(partial, { force: true });
        throw error;
      }
    },
    locked: (work) => withFileLock(`${path}.lock`, clock, work),
    async isOpenToOthers() {
      const found = await stat(path).catch(() => undefined);
      // Windows keeps no such bits.
      return platform() !== "win32" && found !== undefined && (found.mode & 0o077) !== 0;
    },
  };
}
