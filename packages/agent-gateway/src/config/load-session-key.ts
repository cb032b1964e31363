import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const KEY_BYTES = 32;

/**
 * The key that seals session ids, kept beside the registry so that sessions outlive a restart of the gateway; readable by its owner
 * only.
 * @throws an Error when the file holds anything but a key.
 */
export function loadSessionKey(dataDir: string): Buffer {
  if (dataDir === ":memory:") return randomBytes(KEY_BYTES);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, "agent-gateway.session-key");
  try {
    // `wx`: of two gateways that start at once, one makes the key and both read it.
    writeFileSync(file, randomBytes(KEY_BYTES), { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  const key = readFileSync(file);
  if (key.length !== KEY_BYTES) {
    throw new Error(`${file} does not hold a session key. Remove it and start again.`);
  }
  return key;
}
