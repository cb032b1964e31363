import { ToolFault } from "../tools/tool-fault.ts";
import { readCsv } from "./read-csv.ts";
import type { TableFormat } from "./table-format.ts";
import type { TableRow } from "./table-row.ts";

/**
 * The rows of a table, one after the other; only a JSON array is read whole.
 * @throws ToolFault naming the line that cannot be read.
 */
export function readTable(
  source: AsyncIterable<string> | Iterable<string>,
  format: TableFormat,
): AsyncIterable<TableRow> {
  switch (format) {
    case "csv":
      return readCsv(source);
    case "json":
      return readJson(source);
    case "jsonl":
      return readJsonLines(source);
  }
}

async function* readJson(
  source: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<TableRow> {
  let text = "";
  for await (const chunk of source) text += chunk;
  const items = parsed(text, "the text");
  if (!Array.isArray(items)) throw unreadable("JSON is to be a list of objects");
  for (const [index, item] of items.entries()) yield rowOf(item, index + 1);
}

async function* readJsonLines(
  source: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<TableRow> {
  let line = 0;
  for await (const text of linesOf(source)) {
    line += 1;
    if (text.trim() !== "") yield rowOf(parsed(text, `line ${line}`), line);
  }
}

async function* linesOf(source: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of source) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  yield rest;
}

function rowOf(item: unknown, line: number): TableRow {
  if (typeof item === "object" && item !== null && !Array.isArray(item)) {
    return { line, cells: item as Record<string, unknown> };
  }
  throw unreadable(`item ${line} is no object with values by column`);
}

function parsed(text: string, what: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw unreadable(`${what} is no JSON: ${reason.slice(0, 80)}`);
  }
}

function unreadable(reason: string): ToolFault {
  return new ToolFault({ field: "content", reason, wayOut: "Mend it there; nothing was done." });
}
