import { cpSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Copies into `target` what would be sent to the engine: whatever lies in `root` and `.dockerignore` lets through. */
export function copyBuildContext(root: string, target: string): void {
  const isIncluded = readDockerignore(join(root, ".dockerignore"));
  for (const file of filesOf(root, isIncluded)) {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    cpSync(join(root, file), join(target, file));
  }
}

/** Whether a path is part of the build context: the last rule that matches it, or a folder above it, decides. */
export function readDockerignore(file: string): (path: string) => boolean {
  const rules = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => ({ negated: line.startsWith("!"), pattern: toRegExp(line.replace(/^!/, "")) }));
  return (path) => {
    const parts = path.split("/");
    const paths = parts.map((_, index) => parts.slice(0, index + 1).join("/"));
    let included = true;
    for (const { negated, pattern } of rules) {
      if (paths.some((one) => pattern.test(one))) included = negated;
    }
    return included;
  };
}

/** Unlike a shell's, these patterns match names that begin with a dot (Dockerfile reference, .dockerignore file). */
function toRegExp(pattern: string): RegExp {
  const source = pattern
    .split(/(\*\*\/|\*)/)
    .map(
      (part) =>
        ({ "**/": "(?:.*/)?", "*": "[^/]*" })[part] ?? part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"),
    )
    .join("");
  return new RegExp(`^${source}$`);
}

/** Folders that are not included are not entered: this project's rules include nothing again below one. */
function filesOf(root: string, isIncluded: (path: string) => boolean, folder = ""): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (!isIncluded(path)) return [];
    if (entry.isDirectory()) return filesOf(root, isIncluded, path);
    return entry.isFile() ? [path] : [];
  });
}
