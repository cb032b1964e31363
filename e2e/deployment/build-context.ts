import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, matchesGlob } from "node:path";

const root = join(import.meta.dirname, "../..");

/** A copy of what would be sent to the engine: the files under version control that `.dockerignore` lets through. */
export function buildContext(): string {
  const rules = readFileSync(join(root, ".dockerignore"), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  const context = mkdtempSync(join(tmpdir(), "context-"));
  for (const file of trackedFiles().filter((name) => isIncluded(name, rules))) {
    mkdirSync(dirname(join(context, file)), { recursive: true });
    cpSync(join(root, file), join(context, file));
  }
  return context;
}

function trackedFiles(): string[] {
  const listed = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
  });
  // A file that was deleted and not committed yet is still listed.
  return listed
    .toString()
    .trim()
    .split("\n")
    .filter((file) => existsSync(join(root, file)));
}

/** The last rule that matches decides; a rule matches a file or any folder above it. */
function isIncluded(file: string, rules: readonly string[]): boolean {
  const parts = file.split("/");
  const paths = parts.map((_, index) => parts.slice(0, index + 1).join("/"));
  let included = true;
  for (const rule of rules) {
    const negated = rule.startsWith("!");
    const pattern = negated ? rule.slice(1) : rule;
    if (paths.some((path) => matchesGlob(path, pattern))) included = negated;
  }
  return included;
}
