import { execFile } from "node:child_process";
import { cp, mkdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { promisify } from "node:util";
import { packExtension } from "@anthropic-ai/mcpb";
import { bundleManifest } from "./bundle-manifest.ts";
import { identity } from "./identity.ts";
import { packageManifest } from "./package-manifest.ts";
import { serverJson } from "./server-json.ts";

const run = promisify(execFile);
const PACKAGE = join(import.meta.dirname, "..");
const ROOT = join(PACKAGE, "../..");

/** What was made, by path. */
export interface Assembled {
  /** For npm, and for `npx` as it is. */
  readonly tarball: string;
  /** For desktop clients. */
  readonly bundle: string;
}

/**
 * Puts the built program and its descriptions into a folder, and packs them.
 * @throws an Error with the packer's words, and when the program has not been built.
 */
export async function assemble(folder: string): Promise<Assembled> {
  const content = join(folder, "package");
  await rm(content, { recursive: true, force: true });
  await mkdir(content, { recursive: true });
  await Promise.all([
    cp(join(PACKAGE, "dist"), join(content, "dist"), {
      recursive: true,
      filter: (source) => !source.endsWith(".map"),
    }),
    cp(join(PACKAGE, "README.md"), join(content, "README.md")),
    cp(join(ROOT, "LICENSE"), join(content, "LICENSE")),
    writeJson(join(content, "package.json"), packageManifest()),
    writeJson(join(content, "server.json"), serverJson()),
    writeJson(join(content, "manifest.json"), bundleManifest()),
  ]);
  const { stdout } = await run("npm", ["pack", "--json", "--pack-destination", folder], {
    cwd: content,
  });
  const [packed] = JSON.parse(stdout) as readonly { readonly filename: string }[];
  if (packed === undefined) throw new Error(`npm packed nothing: ${stdout}`);
  // A desktop client speaks over stdio, where nobody opens a page.
  await rm(join(content, "dist/explorer"), { recursive: true, force: true });
  const bundle = join(folder, `${identity.name}-${identity.version}.mcpb`);
  // The packer holds the manifest to its own schema.
  const isPacked = await packExtension({
    extensionPath: content,
    outputPath: bundle,
    silent: true,
  });
  if (!isPacked) throw new Error(`No bundle could be made of ${content}: see what mcpb printed`);
  return { tarball: join(folder, basename(packed.filename)), bundle };
}

function writeJson(path: string, value: object): Promise<void> {
  return writeFile(path, `${JSON.stringify(value, null, 2)}\n`);
}
