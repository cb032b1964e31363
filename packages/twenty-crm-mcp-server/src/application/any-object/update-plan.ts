import { isDeepStrictEqual } from "node:util";
import type { DynamicInput, DynamicRecord, ObjectSchema } from "twenty-client";
import type { ToolCall } from "../tools/tool-context.ts";
import type { Change } from "../writes/change.ts";
import { differences } from "../writes/differences.ts";
import type { Plan } from "../writes/plan.ts";
import { promoteAdditional } from "../writes/promote-additional.ts";
import type { UndoStep } from "../writes/undo-step.ts";
import { askAbove } from "./ask-above.ts";
import { type BatchFailure, runBatch } from "./batch.ts";
import { type BatchData, batchAnswer } from "./batch-answer.ts";
import { recordsWithIds } from "./bulk.ts";
import { inOrderOf } from "./in-order-of.ts";
import { namingHolder } from "./naming-holder.ts";
import { placedResult } from "./placed-result.ts";
import type { GivenValues } from "./read-values.ts";
import { labelOf, showFields } from "./show-record.ts";

/** One record to be changed. */
export interface RecordUpdate {
  readonly index: number;
  readonly id: string;
  readonly given: GivenValues;
  readonly input: DynamicInput;
}

/** Changes records of any object; they are taken back by writing the old values. */
export async function updatePlan(
  schema: ObjectSchema,
  updates: readonly RecordUpdate[],
  failures: readonly BatchFailure[],
  call: ToolCall,
): Promise<Plan<BatchData>> {
  const { singular, plural } = schema;
  const old = await oldRecords(updates, schema, call);
  const present = updates
    .filter(({ id }) => old.has(id))
    .map((update) => ({
      ...update,
      input: promoteAdditional(update.input, old.get(update.id) ?? {}),
    }));
  const missing = updates
    .filter(({ id }) => !old.has(id))
    .map(({ index, id }) => ({ index, error: `no ${singular} has the id ${id}` }));
  return {
    ...askAbove(present.length, `This changes ${present.length} ${plural}`),
    failures: [...failures, ...missing],
    preview: async () => present.map((update) => changeOf(update, old.get(update.id), schema)),
    async apply() {
      const result = await runBatch(updater(present, schema, call), call);
      const answer = batchAnswer(
        "Updated",
        plural,
        placedResult(result, present, [...failures, ...missing]),
      );
      const changed = new Set([...result.done.values()].map(({ id }) => id));
      const undo = present
        .filter(({ id }) => changed.has(id))
        .map((update) => undoOf(update, old.get(update.id), singular));
      return { ...answer, undo };
    },
  };
}

/** What the records hold where they will be changed, deleted ones too. */
async function oldRecords(
  updates: readonly RecordUpdate[],
  schema: ObjectSchema,
  call: ToolCall,
): Promise<ReadonlyMap<string, DynamicRecord>> {
  const fields = new Set(updates.flatMap(({ input }) => Object.keys(input)));
  const ids = [...new Set(updates.map(({ id }) => id))];
  const records = await recordsWithIds(ids, [...fields.add(schema.labelField)], schema, call);
  return new Map(records.map((record) => [record.id, record]));
}

/** The same values for all go in one request a chunk; parts of composites have to be completed one by one. */
function updater(updates: readonly RecordUpdate[], schema: ObjectSchema, call: ToolCall) {
  const records = call.twenty.object(schema.singular);
  const [first] = updates;
  const isUniform =
    first !== undefined &&
    updates.every(({ input }) => isDeepStrictEqual(input, first.input)) &&
    Object.keys(first.input).every(
      (name) => !PARTIAL_TYPES.has(schema.fields.get(name)?.type ?? ""),
    );
  const doing = `changing ${schema.plural}`;
  if (!isUniform) {
    const doEach = ({ id, input }: RecordUpdate) =>
      namingHolder(schema.singular, input, call, () => records.update(id, input));
    return { items: updates, doing, doEach };
  }
  const doAll = async (chunk: readonly RecordUpdate[]) => {
    const ids = chunk.map(({ id }) => id);
    return inOrderOf(ids, await records.updateMany(ids, first.input));
  };
  return { items: updates, doing, doAll };
}

const PARTIAL_TYPES: ReadonlySet<string> = new Set([
  "LINKS",
  "PHONES",
  "EMAILS",
  "ADDRESS",
  "CURRENCY",
  "FULL_NAME",
]);

function changeOf(
  { id, given }: RecordUpdate,
  old: DynamicRecord | undefined,
  schema: ObjectSchema,
): Change {
  const shown = new Map(Object.entries(old === undefined ? {} : showFields(old, schema)));
  const name = old === undefined ? id : labelOf(old, schema);
  return { action: "update", object: schema.singular, id, name, ...differences(shown, given) };
}

function undoOf(
  { id, input }: RecordUpdate,
  old: DynamicRecord | undefined,
  object: string,
): UndoStep {
  const values = Object.fromEntries(
    Object.keys(input).map((field) => [field, old?.[field] ?? null]),
  );
  return { action: "update", form: "any", object, id, values };
}
