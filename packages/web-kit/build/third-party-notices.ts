import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Plugin } from "vite";

/** Puts the licences of the packages that went into a page, fonts among them, beside it: most ask to be passed on. */
export function thirdPartyNotices(root: string): Plugin {
  return {
    name: "third-party-notices",
    apply: "build",
    generateBundle(_, output) {
      const modules = Object.values(output).flatMap((file) =>
        file.type === "chunk"
          ? file.moduleIds
          : file.originalFileNames.map((name) => resolve(root, name)),
      );
      const folders = new Set(modules.flatMap((module) => packageFolderOf(module) ?? []));
      this.emitFile({
        type: "asset",
        fileName: "THIRD-PARTY-NOTICES.txt",
        source: [...folders]
          .map(noticeOf)
          .toSorted()
          .join(`\n${"-".repeat(80)}\n\n`),
      });
    },
  };
}

function packageFolderOf(module: string): string | undefined {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(module.replace(/^\0/, ""))?.[0];
}

function noticeOf(folder: string): string {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, "package.json"), "utf8"),
  ) as Record<string, string>;
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)\b/i.test(entry));
  const text = file === undefined ? "" : `\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
  return `${name} ${version} (${license})\n${text}`;
}
