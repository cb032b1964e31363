import { Readable } from "node:stream";
import { ToolFault } from "../tools/tool-fault.ts";
import type { TableRow } from "./table-row.ts";

/** What programs put between values; spreadsheets of many countries use the semicolon. */
const DELIMITERS = [",", ";", "\t"] as const;

/**
 * Rows of comma-separated values (RFC 4180); the first line names the columns and shows what separates
 * them.
 * @throws ToolFault naming the line that cannot be read.
 */
export async function* readCsv(
  source: AsyncIterable<string> | Iterable<string>,
): AsyncGenerator<TableRow> {
  const [{ CsvError, parse }, { delimiter, text }] = await Promise.all([
    // Only those who import need the parser.
    import("csv-parse"),
    withDelimiter(source),
  ]);
  const parser = parse({ bom: true, delimiter, info: true, columns, skipEmptyLines: true });
  const input = Readable.from(text);
  input.on("error", (error) => parser.destroy(error));
  try {
    for await (const { info, record } of input.pipe(parser) as AsyncIterable<ParsedRow>) {
      yield { line: info.lines, cells: record };
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === "number" ? `line ${error.lines}: ` : "";
    throw refused(`${line}${error.message.slice(0, 120)}`);
  } finally {
    input.destroy();
  }
}

interface ParsedRow {
  readonly info: { readonly lines: number };
  readonly record: Record<string, string>;
}

function columns(header: readonly string[]): string[] {
  const names = header.map((name) => name.trim());
  const empty = names.indexOf("");
  if (empty !== -1) throw refused(`column ${empty + 1} has no name`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw refused(`two columns are called ${JSON.stringify(twice)}`);
  return names;
}

/** Reads up to the end of the first line, and gives it back with the rest. */
async function withDelimiter(source: AsyncIterable<string> | Iterable<string>): Promise<{
  readonly delimiter: string;
  readonly text: AsyncGenerator<string>;
}> {
  const chunks = chunksOf(source);
  let head = "";
  while (!head.includes("\n")) {
    const { done, value } = await chunks.next();
    if (done === true) break;
    head += value;
  }
  const [header = ""] = head.split("\n");
  const count = (delimiter: string): number => header.split(delimiter).length;
  const [delimiter = ","] = [...DELIMITERS].sort((left, right) => count(right) - count(left));
  return { delimiter, text: followedBy(head, chunks) };
}

async function* chunksOf(source: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  yield* source;
}

async function* followedBy(head: string, chunks: AsyncGenerator<string>): AsyncGenerator<string> {
  yield head;
  yield* chunks;
}

function refused(reason: string): ToolFault {
  return new ToolFault({
    field: "content",
    reason,
    wayOut: "Mend the table: a line of column names, then as many values a line; nothing was done.",
  });
}
