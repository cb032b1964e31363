import { readFile, stat } from "node:fs/promises";
import { type Clock, ConfigurationError, type Logger, type Timer } from "service-kit";
import type { KeyRecord } from "./key-record.ts";
import { parseKeysFile } from "./parse-keys-file.ts";

/** A mounted Secret is swapped as a whole, which file events do not tell reliably: so it is looked at. */
const LOOK_EVERY_MS = 5000;
/** Ten thousand keys with all that can be said of them. */
const MAX_BYTES = 8 * 1024 * 1024;

/** How the file was when it was last read. */
export interface KeysFileStatus {
  /** ISO 8601: when it was last read without a problem. */
  readonly readAt: string;
  /** Why it could not be read since; the keys from before are in force then. */
  readonly problem: string | null;
}

/** What a keys file is watched with. */
export interface KeysFileOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  /** The keys that are in force from now on. */
  readonly onKeys: (keys: readonly KeyRecord[]) => void;
}

/** A file of API keys, read again whenever it has changed. A file that is wrong changes nothing. */
export class KeysFile {
  readonly #file: string;
  readonly #options: KeysFileOptions;
  #status: KeysFileStatus;
  #seen: string;
  #timer: Timer | undefined;
  #closed = false;

  private constructor(file: string, seen: string, options: KeysFileOptions) {
    this.#file = file;
    this.#seen = seen;
    this.#options = options;
    this.#status = { readAt: options.clock.now().toISOString(), problem: null };
  }

  /**
   * Reads the file for the first time.
   * @throws {ConfigurationError} that names the file, the place in it and the fix.
   */
  static async open(file: string, options: KeysFileOptions): Promise<KeysFile> {
    const seen = await stampOf(file);
    const read = await readKeys(file);
    if (!read.ok) {
      throw new ConfigurationError([
        {
          variable: "GATEWAY_KEYS_FILE",
          problem: `${file}: ${read.reason}`,
          fix: "Mend the file; `agent-gateway keys create` prints entries for it",
        },
      ]);
    }
    options.onKeys(read.keys);
    const opened = new KeysFile(file, seen, options);
    opened.#schedule();
    return opened;
  }

  get status(): KeysFileStatus {
    return this.#status;
  }

  /** Reads the file now. */
  async reload(): Promise<void> {
    const { logger, clock, onKeys } = this.#options;
    this.#seen = await stampOf(this.#file);
    const read = await readKeys(this.#file);
    if (this.#closed) return;
    if (!read.ok) {
      this.#status = { ...this.#status, problem: read.reason };
      const { reason } = read;
      logger.error("The keys file cannot be read; the keys from before stay in force", { reason });
      return;
    }
    this.#status = { readAt: clock.now().toISOString(), problem: null };
    onKeys(read.keys);
    logger.info("The keys file was read again", { keys: read.keys.length });
  }

  close(): void {
    this.#closed = true;
    this.#timer?.cancel();
  }

  #schedule(): void {
    if (this.#closed) return;
    this.#timer = this.#options.clock.setTimer(() => {
      this.#look()
        .catch((error: unknown) => {
          this.#options.logger.error("The keys file cannot be looked at", { error });
        })
        .finally(() => this.#schedule());
    }, LOOK_EVERY_MS);
  }

  async #look(): Promise<void> {
    if ((await stampOf(this.#file)) !== this.#seen) await this.reload();
  }
}

/** Differs when the file was written or put in place anew. */
async function stampOf(file: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(file);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return "absent";
  }
}

async function readKeys(file: string): Promise<ReturnType<typeof parseKeysFile>> {
  try {
    const found = await stat(file);
    // A pipe or a device would be read for ever.
    if (!found.isFile()) return { ok: false, reason: "is no file" };
    if (found.size > MAX_BYTES) {
      return { ok: false, reason: `has ${found.size} bytes; ${MAX_BYTES} at most` };
    }
    return parseKeysFile(await readFile(file, "utf8"));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { ok: false, reason: `cannot be read: ${reason}` };
  }
}
