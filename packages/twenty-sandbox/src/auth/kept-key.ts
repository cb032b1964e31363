import { existsSync, readFileSync, writeFileSync } from "node:fs";

/** The file beside a data file that holds the key made for it. */
export function keyFileOf(dataFile: string): string {
  return `${dataFile.replace(/\.sqlite$/, "")}.key`;
}

/** The key of a data file: the kept one, or a new one that only the owner can read. */
export function keptKey(dataFile: string, issue: () => string): string {
  if (dataFile === ":memory:") return issue();
  const file = keyFileOf(dataFile);
  if (existsSync(file)) return readFileSync(file, "utf8").trim();
  const key = issue();
  try {
    writeFileSync(file, `${key}\n`, { mode: 0o600, flag: "wx" });
    return key;
  } catch (error) {
    // Another process was faster: its key is the one.
    if ((error as NodeJS.ErrnoException).code === "EEXIST")
      return readFileSync(file, "utf8").trim();
    throw error;
  }
}
