import { constants } from "node:fs";
import { open, realpath } from "node:fs/promises";
import { basename, resolve, sep } from "node:path";
import type { LocalFiles } from "../../application/attachments/local-files.ts";
import { ToolFault } from "../../application/tools/tool-fault.ts";
import type { Config } from "../../config/config.ts";

/** As much as Twenty's client uploads. */
const MAX_BYTES = 10 * 1024 * 1024;

/** The files that a configuration allows to be attached. */
export function localFilesOf({ attachmentsDir }: Pick<Config, "attachmentsDir">): {
  readonly localFiles?: LocalFiles;
} {
  return attachmentsDir === undefined ? {} : { localFiles: createLocalFiles(attachmentsDir) };
}

/** Files of one folder, whatever links in it lead out of it. */
export function createLocalFiles(folder: string): LocalFiles {
  return {
    async read(path) {
      const real = await realFile(folder, path);
      // What the last step leads to may have changed since: a link there is refused by the system itself.
      const file = await open(
        real,
        constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
      ).catch(() => undefined);
      if (file === undefined) throw notThere();
      try {
        const facts = await file.stat();
        if (!facts.isFile()) throw notThere();
        if (facts.size > MAX_BYTES) throw tooLarge(facts.size);
        const bytes = Buffer.alloc(facts.size);
        const { bytesRead } = await file.read(bytes, 0, facts.size, 0);
        return { name: basename(real), bytes: bytes.subarray(0, bytesRead) };
      } finally {
        await file.close();
      }
    },
  };
}

async function realFile(folder: string, path: string): Promise<string> {
  if (path.includes("\0")) throw notThere();
  const root = await realpath(folder).catch(() => undefined);
  const real = root && (await realpath(resolve(root, path)).catch(() => undefined));
  // Whether something is elsewhere is nobody's business: it is refused like what is not.
  if (root === undefined || real === undefined || !real.startsWith(withSeparator(root))) {
    throw notThere();
  }
  return real;
}

function withSeparator(folder: string): string {
  return folder.endsWith(sep) ? folder : `${folder}${sep}`;
}

function notThere(): ToolFault {
  return new ToolFault({
    field: "path",
    reason: "no such file in the folder that this server may read",
    wayOut: "Give a path within that folder, or give text or base64.",
  });
}

function tooLarge(size: number): ToolFault {
  return new ToolFault({
    field: "path",
    reason: `the file has ${size} bytes; ${MAX_BYTES} are the most`,
    wayOut: "Upload it in Twenty itself. Nothing was done.",
  });
}
