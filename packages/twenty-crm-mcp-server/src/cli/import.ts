import { EXIT_CODES, nearestName } from "service-kit";
import { type ImportMode, importModes } from "../application/data/import-plan.ts";
import { type ImportOutcome, importTable } from "../application/data/import-table.ts";
import type { ColumnMapping, GivenMapping } from "../application/data/map-columns.ts";
import { readTable } from "../application/data/read-table.ts";
import type { TableFormat } from "../application/data/table-format.ts";
import type { ToolCall } from "../application/tools/tool-context.ts";
import { type Parsed, parsed, refused } from "../domain/parsed.ts";
import { type CommandContext, defineCommand } from "./command.ts";
import { openToolbox } from "./open-toolbox.ts";
import { createProgressLine } from "./progress-line.ts";
import { formatOf, fromJson, textOf } from "./table-file.ts";
import { terminalConsent } from "./terminal-consent.ts";

/** `import`: the rows of a table as records of an object. */
export const importRecords = defineCommand({
  about:
    "Writes the rows of a table as records of an object; - reads standard input. Columns are matched by name, empty cells change nothing, and the columns are shown before anything is written.",
  words: ["<object>", "<file>"],
  flags: {
    format: { kind: "value", description: "csv, json or jsonl; default by the file's name" },
    mode: { kind: "value", description: `${importModes.join(", ")}; default create` },
    map: { kind: "value", description: 'what columns mean, as JSON: {"Column":"field"}' },
    from: { kind: "value", description: "the row to begin with, from 0" },
    "dry-run": { kind: "switch", description: "check every row, and write nothing" },
    yes: { kind: "switch", description: "write without being asked", short: "y" },
    json: { kind: "switch", description: "print the outcome as JSON" },
  },
  isInWorkspace: true,
  async run({ flags, words: [object, file] }, command) {
    const wish = readWish(flags, object, file);
    if (!wish.ok) {
      command.stderr.write(`❌ ${wish.reason}\n`);
      return EXIT_CODES.usage;
    }
    await using toolbox = await openToolbox(command);
    const line = createProgressLine(command.stderr);
    const say = (text: string): void => {
      line.clear();
      command.stderr.write(`${text}\n`);
    };
    const consent = terminalConsent(command, flags.yes === true);
    const call: ToolCall = {
      ...toolbox.context,
      signal: command.signal,
      consent,
      progress: (report) => line.show(report),
    };
    const schema = await call.twenty.schema.object(wish.value.object, { signal: call.signal });
    const isDryRun = flags["dry-run"] === true;
    const outcome = await importTable(
      {
        ...wish.value,
        rows: readTable(textOf(wish.value.file, command), wish.value.format),
        mapping: flags.map === undefined ? {} : (fromJson(flags.map, "--map") as GivenMapping),
        isDryRun,
        onFailure: ({ reason }) => say(`❌ ${reason}`),
        async onMapped(mapping) {
          say(describeMapping(mapping));
          if (isDryRun) return;
          const question = `This writes into ${schema.plural} of ${call.workspaceUrl}`;
          await consent.obtain({
            tool: "import",
            args: {},
            changes: [],
            token: undefined,
            question,
          });
        },
      },
      schema,
      call,
    );
    line.clear();
    return tellOutcome(outcome, { isDryRun, isJson: flags.json === true }, command);
  },
});

interface ImportWish {
  readonly object: string;
  readonly file: string;
  readonly format: TableFormat;
  readonly mode: ImportMode;
  readonly from: number;
}

function readWish(
  flags: { readonly format?: string; readonly mode?: string; readonly from?: string },
  object: string | undefined,
  file: string | undefined,
): Parsed<ImportWish> {
  if (object === undefined || file === undefined) {
    return refused("Name an object and a file, such as `import people people.csv`.");
  }
  const format = formatOf(flags.format, file);
  if (!format.ok) return format;
  const { mode: named = "create" } = flags;
  const mode = importModes.find((candidate) => candidate === named);
  if (mode === undefined) {
    const nearest = nearestName(named, importModes);
    const suggestion = nearest === undefined ? "" : ` Did you mean ${nearest}?`;
    return refused(`--mode ${named} is none of ${importModes.join(", ")}.${suggestion}`);
  }
  const from = Number(flags.from ?? 0);
  if (!Number.isSafeInteger(from) || from < 0) {
    return refused("--from takes a whole number from 0 up.");
  }
  return parsed({ object, file, format: format.value, mode, from });
}

function describeMapping({ targets, ignored }: ColumnMapping): string {
  return [
    ...[...targets].map(
      ([column, { name, part }]) => `${column} -> ${name}${part === undefined ? "" : `.${part}`}`,
    ),
    ...ignored.map((column) => `${column} is left out`),
  ].join("\n");
}

function tellOutcome(
  outcome: ImportOutcome,
  { isDryRun, isJson }: { readonly isDryRun: boolean; readonly isJson: boolean },
  { stdout }: CommandContext,
): number {
  const { done, failed, stopped } = outcome;
  if (isJson) stdout.write(`${JSON.stringify({ ...outcome, dryRun: isDryRun })}\n`);
  else {
    const verb = isDryRun ? "would be written" : "written";
    stdout.write(`${failed === 0 ? "✅" : "⚠️ "} ${done} ${verb}, ${failed} not.\n`);
    if (stopped !== undefined) {
      stdout.write(`Stopped, since ${stopped.reason}: go on with --from ${stopped.at}\n`);
    }
  }
  return failed === 0 && stopped === undefined ? 0 : EXIT_CODES.failure;
}
