import { type BatchData, batchOutput } from "../../any-object/batch-answer.ts";
import { TWENTY_CAP } from "../../any-object/bulk.ts";
import { outcomesOutput } from "../../any-object/write-matched.ts";
import { importPlan } from "../../data/import-plan.ts";
import { mapColumns } from "../../data/map-columns.ts";
import type { Plan } from "../../writes/plan.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { countField } from "../input-fields.ts";
import { ToolFault } from "../tool-fault.ts";
import { REPLACES } from "../tool-hints.ts";
import { modeField, tableInput, wholeTable } from "./table-fields.ts";

/** Makes or changes records by the rows of a table. */
export const importRecords = defineWriteTool({
  name: "import-records",
  title: "Import records",
  description: `Write the rows of a table, ${TWENTY_CAP} a call; empty cells change nothing. Look with check-import first.`,
  toolset: "data",
  entity: "record",
  verb: "import",
  hints: REPLACES,
  asks: true,
  input: tableInput.extend({
    mode: modeField,
    from: countField.describe("resumeFrom of the call before").default(0),
  }),
  output: batchOutput.extend({ outcomes: outcomesOutput }),
  async plan({ mode, from, ...table }, call) {
    const schema = await call.twenty.schema.object(table.object, { signal: call.signal });
    const { rows, columns, mapping } = await wholeTable(table);
    if (from >= rows.length) throw nothingToImport(from, rows.length);
    const end = from + Math.min(TWENTY_CAP, call.bulkLimit);
    const some = {
      rows: rows.slice(from, end),
      from,
      mapping: mapColumns(columns, mapping, schema),
    };
    const plan = await importPlan(some, mode, schema, call);
    return end < rows.length ? goingOn(plan, end) : plan;
  },
});

/** The same plan, which says where the rows begin that it leaves. */
function goingOn(plan: Plan<BatchData>, end: number): Plan<BatchData> {
  return {
    ...plan,
    async apply() {
      const applied = await plan.apply();
      const resumeFrom = applied.data.resumeFrom ?? end;
      return {
        ...applied,
        data: { ...applied.data, resumeFrom },
        text: `${applied.text}\nRows are left: go on with from: ${resumeFrom}`,
      };
    },
  };
}

function nothingToImport(from: number, count: number): ToolFault {
  return new ToolFault({
    field: from === 0 ? "content" : "from",
    reason: count === 0 ? "the table has no rows" : `the table has ${count} rows, from 0 on`,
    wayOut: "Nothing was done.",
  });
}
