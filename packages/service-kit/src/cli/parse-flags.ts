import { parseArgs } from "node:util";
import { nearestName } from "../config/nearest-name.ts";
import type { FlagTable, FlagValues } from "./flags.ts";

/** A command line, understood or refused with the reason. */
export type ParsedFlags<T extends FlagTable> =
  | {
      readonly ok: true;
      readonly flags: FlagValues<T>;
      /** Words that are no flags; empty unless they are allowed. */
      readonly words: readonly string[];
    }
  | { readonly ok: false; readonly reason: string };

/** Reads the words after the program's name; an unknown flag is answered with the nearest known one. */
export function parseFlags<T extends FlagTable>(
  table: T,
  words: readonly string[],
  { maxWords = 0 }: { readonly maxWords?: number } = {},
): ParsedFlags<T> {
  const { tokens } = parseArgs({
    args: [...words],
    options: parserOptions(table),
    // An unknown flag is to be answered in words, not with an exception.
    strict: false,
    tokens: true,
  });
  const flags: Record<string, string | true> = {};
  const plainWords: string[] = [];
  for (const token of tokens) {
    if (token.kind === "positional") {
      if (plainWords.push(token.value) > maxWords) {
        return refuse(`"${token.value}" is not understood.`);
      }
    }
    if (token.kind !== "option") continue;
    const flag = Object.hasOwn(table, token.name) ? table[token.name] : undefined;
    if (flag === undefined) return refuse(unknownFlag(token.rawName, token.name, table));
    if (flag.kind === "value" && !token.value) return refuse(`--${token.name} needs a value.`);
    if (flag.kind === "switch" && token.value !== undefined) {
      return refuse(`--${token.name} takes no value.`);
    }
    flags[token.name] = token.value ?? true;
  }
  return { ok: true, flags: flags as FlagValues<T>, words: plainWords };
}

function parserOptions(
  table: FlagTable,
): Record<string, { type: "string" | "boolean"; short?: string }> {
  return Object.fromEntries(
    Object.entries(table).map(([name, { kind, short }]) => [
      name,
      { type: kind === "value" ? "string" : "boolean", ...(short === undefined ? {} : { short }) },
    ]),
  );
}

function unknownFlag(rawName: string, name: string, table: FlagTable): string {
  const nearest = nearestName(name, Object.keys(table));
  const suggestion = nearest === undefined ? "" : ` Did you mean --${nearest}?`;
  return `${rawName} is not a known flag.${suggestion}`;
}

function refuse(reason: string): { readonly ok: false; readonly reason: string } {
  return { ok: false, reason: `${reason} See --help.` };
}
