import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { EXIT_CODES } from "service-kit";
import { readFilter } from "../application/any-object/read-filter.ts";
import { fieldNames, tableColumns } from "../application/data/table-columns.ts";
import type { TableFormat } from "../application/data/table-format.ts";
import { createTableWriter } from "../application/data/write-table.ts";
import type { ToolCall } from "../application/tools/tool-context.ts";
import { defineCommand } from "./command.ts";
import { openToolbox } from "./open-toolbox.ts";
import { createProgressLine } from "./progress-line.ts";
import { formatOf, fromJson } from "./table-file.ts";
import { terminalConsent } from "./terminal-consent.ts";

const PAGE = 200;

/** `export`: all records of an object into a file. */
export const exportRecords = defineCommand({
  about:
    "Writes the records of an object into a file, or to standard output, as a table that `import` reads back.",
  words: ["<object>", "[file]"],
  flags: {
    format: { kind: "value", description: "csv, json or jsonl; default by the file's name" },
    filter: { kind: "value", description: "conditions as JSON, as find-records takes them" },
    fields: { kind: "value", description: "only these fields, separated by commas" },
  },
  isInWorkspace: true,
  async run({ flags, words: [object, file] }, command) {
    const format = formatOf(flags.format, file);
    if (object === undefined || !format.ok) {
      const reason = format.ok ? "Name an object, such as people." : format.reason;
      command.stderr.write(`❌ ${reason}\n`);
      return EXIT_CODES.usage;
    }
    await using toolbox = await openToolbox(command);
    const line = createProgressLine(command.stderr);
    const call: ToolCall = {
      ...toolbox.context,
      signal: command.signal,
      consent: terminalConsent(command, false),
      progress: (report) => line.show(report),
    };
    const wish = { filter: flags.filter, fields: flags.fields?.split(",") };
    const table = await tableOf(object, format.value, wish, call);
    try {
      if (file === undefined)
        await pipeline(Readable.from(table.text), command.stdout, { end: false });
      else await intoFile(resolve(command.cwd, file), table.text);
    } finally {
      line.clear();
    }
    command.stderr.write(`✅ ${table.count()} records${file === undefined ? "" : ` in ${file}`}\n`);
    return 0;
  },
});

async function tableOf(
  object: string,
  format: TableFormat,
  wish: { readonly filter: string | undefined; readonly fields: readonly string[] | undefined },
  call: ToolCall,
): Promise<{ readonly text: AsyncIterable<string>; count(): number }> {
  const schema = await call.twenty.schema.object(object, { signal: call.signal });
  const columns = tableColumns(schema, wish.fields);
  const filter =
    wish.filter === undefined
      ? undefined
      : await readFilter(fromJson(wish.filter, "--filter"), schema, call);
  const writer = await createTableWriter(columns, format);
  let done = 0;
  const page = (after: string | undefined) =>
    call.twenty.object(schema.singular).list({
      fields: fieldNames(columns),
      limit: PAGE,
      signal: call.signal,
      ...(filter && { filter }),
      ...(after !== undefined && { after }),
    });
  async function* text(): AsyncGenerator<string> {
    yield writer.head();
    let after: string | undefined;
    do {
      const { records, totalCount, pageInfo } = await page(after);
      done += records.length;
      call.progress({ done, total: totalCount, message: schema.plural });
      yield writer.rows(records);
      after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined;
    } while (after !== undefined);
    yield writer.tail();
  }
  return { text: text(), count: () => done };
}

/** The file is there whole or not at all. */
async function intoFile(path: string, text: AsyncIterable<string>): Promise<void> {
  const partial = `${path}.part`;
  try {
    await pipeline(Readable.from(text), createWriteStream(partial));
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}
