import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../../..");

/** The web pages, and what each is made from beside its own folder. */
const pages = [
  { name: "explorer", sources: ["packages/web-kit", "package-lock.json"] },
  {
    name: "dashboard",
    sources: ["packages/web-kit", "packages/agent-gateway-contract", "package-lock.json"],
  },
] as const;

/** Builds each web page unless what is there is newer than all that it is made from. */
export function buildIfStale(): void {
  for (const { name, sources } of pages) {
    const folder = `packages/${name}`;
    const builtMs = modifiedMs(join(root, folder, "dist/index.html"));
    const isFresh = (source: string): boolean =>
      builtMs !== undefined && newestMs(join(root, source)) <= builtMs;
    if ([folder, ...sources].every(isFresh)) continue;
    process.stdout.write(`🧭 Building the ${name}, once…\n`);
    execFileSync("npm", ["run", "--silent", "build", "--workspace", name], {
      cwd: root,
      stdio: "inherit",
    });
  }
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
