import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { ConfigurationError } from "./configuration-error.ts";
import type { RawVariables } from "./read-environment.ts";

/**
 * The variables of a `.env` file; none when the file does not exist.
 * @throws {ConfigurationError} when the file exists and cannot be read.
 */
export function loadDotEnv(path: string): RawVariables {
  try {
    // Windows editors begin a file with a byte order mark, which would become part of the first name.
    return parseEnv(readFileSync(path, "utf8").replace(/^\ufeff/, ""));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw new ConfigurationError([
      {
        variable: path,
        problem: `cannot be read (${(error as Error).message})`,
        fix: "Make it a readable file or remove it",
      },
    ]);
  }
}
