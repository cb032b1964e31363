import { z } from "zod";
import { prepareItems } from "../../any-object/prepare-items.ts";
import { mapColumns } from "../../data/map-columns.ts";
import { rowValues } from "../../data/row-values.ts";
import { defineTool } from "../define-tool.ts";
import { READS } from "../tool-hints.ts";
import { tableInput, wholeTable } from "./table-fields.ts";

/** As many rows as a look at a table reads closely. */
const MOST_CHECKED = 200;
const MOST_TOLD = 20;

/** Says how import-records would understand a table, before anything is written. */
export const checkImport = defineTool({
  name: "check-import",
  title: "Check an import",
  description: "How import-records would read a table: its columns as fields, and rows at fault.",
  toolset: "data",
  entity: "record",
  verb: "check",
  hints: READS,
  input: tableInput,
  output: z.object({
    rows: z.number(),
    columns: z.record(z.string(), z.string()),
    ignored: z.array(z.string()),
    first: z.looseObject({}),
    failures: z.array(z.object({ index: z.number(), line: z.number(), error: z.string() })),
  }),
  async handle(input, call) {
    const schema = await call.twenty.schema.object(input.object, { signal: call.signal });
    const { rows, columns, mapping: given } = await wholeTable(input);
    const mapping = mapColumns(columns, given, schema);
    const values = rows.slice(0, MOST_CHECKED).map((row) => rowValues(row, mapping));
    const { failures } = await prepareItems(values, schema, call);
    const meanings = [...mapping.targets].map(
      ([column, { name, part }]) =>
        [column, part === undefined ? name : `${name}.${part}`] as const,
    );
    const faults = failures
      .slice(0, MOST_TOLD)
      .map(({ index, error }) => ({ index, line: rows[index]?.line ?? 0, error }));
    return {
      data: {
        rows: rows.length,
        columns: Object.fromEntries(meanings),
        ignored: [...mapping.ignored],
        first: values[0] ?? {},
        failures: faults,
      },
      text: [
        `${rows.length} rows for ${schema.plural}.`,
        ...meanings.map(([column, meaning]) => `${column} -> ${meaning}`),
        ...mapping.ignored.map((column) => `${column} is left out`),
        ...(failures.length > 0 ? [`${failures.length} rows cannot be read:`] : []),
        ...faults.map(({ line, error }) => `line ${line}: ${error}`),
        ...(rows.length > MOST_CHECKED ? [`Only the first ${MOST_CHECKED} rows were read.`] : []),
      ].join("\n"),
    };
  },
});
