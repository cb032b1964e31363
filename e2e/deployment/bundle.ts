import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One file of a bundle. */
export interface Chunk {
  readonly file: string;
  /** Where its code comes from, as its source map tells. */
  readonly sources: readonly string[];
  /** Chunks that are loaded with it. */
  readonly imports: readonly string[];
}

/** Reads the chunks of a bundle and what they are made of. */
export function readBundle(folder: string): Chunk[] {
  return globSync("*.mjs", { cwd: folder }).map((file) => {
    const code = readFileSync(join(folder, file), "utf8");
    const imports = [...code.matchAll(/^(?:import|export)\b[^;"']*["']\.\/([^"']+)["']/gm)];
    return {
      file,
      sources: sourcesOf(join(folder, file)),
      imports: imports.map(([, name = ""]) => name),
    };
  });
}

/** The bundler's own runtime has no map: it comes from nowhere. */
function sourcesOf(file: string): readonly string[] {
  if (!existsSync(`${file}.map`)) return [];
  return (JSON.parse(readFileSync(`${file}.map`, "utf8")) as { sources: string[] }).sources;
}

/** Folders of the npm packages in a bundle, by their names. */
export function npmPackagesIn(chunks: readonly Chunk[]): Map<string, Set<string>> {
  const folders = new Map<string, Set<string>>();
  for (const source of chunks.flatMap(({ sources }) => sources)) {
    const [folder, name] = /^.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source) ?? [];
    if (folder === undefined || name === undefined) continue;
    folders.set(name, (folders.get(name) ?? new Set()).add(folder));
  }
  return folders;
}
