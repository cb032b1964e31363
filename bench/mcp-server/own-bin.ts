import { existsSync } from "node:fs";
import { join } from "node:path";

const BIN = join(import.meta.dirname, "../../packages/twenty-crm-mcp-server/dist/bin.mjs");

/** The built program; undefined where it has not been built. */
export function ownBin(): string | undefined {
  return existsSync(BIN) ? BIN : undefined;
}
