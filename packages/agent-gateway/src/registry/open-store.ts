import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Logger } from "service-kit";
import { createMemoryStore } from "./memory-store.ts";
import type { RegistryStore } from "./registry-store.ts";
import { openSqliteStore } from "./sqlite-store.ts";

/** The registry's store in a folder, which is made when missing; `:memory:` keeps nothing. */
export function openStore(dataDir: string, logger: Logger): RegistryStore {
  if (dataDir === ":memory:") return createMemoryStore();
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return openSqliteStore(join(dataDir, "agent-gateway.sqlite"), logger);
}
