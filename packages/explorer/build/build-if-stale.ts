import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../..");
const page = join(root, "packages/explorer/dist/index.html");
/** What the page is made from. */
const sources = ["packages/explorer", "packages/web-kit", "package-lock.json"];

/** Builds the explorer unless what is there is newer than all that it is made from. */
export function buildIfStale(): void {
  const builtMs = modifiedMs(page);
  if (builtMs !== undefined && sources.every((source) => newestMs(join(root, source)) <= builtMs))
    return;
  process.stdout.write("🧭 Building the explorer, once…\n");
  execFileSync("npm", ["run", "--silent", "build:web"], {
    cwd: root,
    stdio: "inherit",
  });
}

function newestMs(path: string): number {
  if (statSync(path).isFile()) return modifiedMs(path) ?? 0;
  return readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => name !== "dist" && name !== "node_modules" && !name.endsWith(".test.ts"))
    .reduce((newest, { name }) => Math.max(newest, newestMs(join(path, name))), 0);
}

function modifiedMs(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

if (import.meta.main) buildIfStale();
