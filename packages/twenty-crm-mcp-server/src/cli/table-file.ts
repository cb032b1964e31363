import { createReadStream } from "node:fs";
import { extname, resolve } from "node:path";
import { nearestName } from "service-kit";
import { type TableFormat, tableFormats } from "../application/data/table-format.ts";
import type { Parsed } from "../domain/parsed.ts";
import type { CommandContext } from "./command.ts";

/** The format of a table: as it is named, or by the end of the file's name, or CSV. */
export function formatOf(named: string | undefined, file: string | undefined): Parsed<TableFormat> {
  const given = named ?? (file === undefined ? "" : extname(file).slice(1).toLowerCase());
  const format = tableFormats.find((candidate) => candidate === given);
  if (format !== undefined) return { ok: true, value: format };
  if (named === undefined) return { ok: true, value: "csv" };
  const nearest = nearestName(named, tableFormats);
  return {
    ok: false,
    reason: `--format ${named} is none of ${tableFormats.join(", ")}.${nearest === undefined ? "" : ` Did you mean ${nearest}?`}`,
  };
}

/** The text of a file; of standard input for `-`. */
export function textOf(file: string, { cwd, stdin }: CommandContext): AsyncIterable<string> {
  const stream = file === "-" ? stdin : createReadStream(resolve(cwd, file));
  return stream.setEncoding("utf8");
}

/** The object that a flag holds as JSON. @throws Error that names the flag. */
export function fromJson(text: string, flag: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
  } catch {
    // Said below, as for any other value that is no object.
  }
  throw new Error(`${flag} takes an object in JSON, such as {"city": "Bonn"}`);
}
