import type { ObjectSchema } from "twenty-client";
import { oneLine } from "../../domain/plain-text.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import { failureReason } from "../tools/tool-error.ts";
import type { Change } from "../writes/change.ts";
import { differences } from "../writes/differences.ts";
import type { Plan } from "../writes/plan.ts";
import type { UndoStep } from "../writes/undo-step.ts";
import { askAbove } from "./ask-above.ts";
import { type BatchFailure, runBatch } from "./batch.ts";
import { type BatchData, batchAnswer, doneIds, MAX_IDS_TOLD } from "./batch-answer.ts";
import { matchingRecords } from "./matching-records.ts";
import { placedResult } from "./placed-result.ts";
import type { PreparedItems } from "./prepare-items.ts";
import { labelOf, showFields } from "./show-record.ts";
import { uniqueKey } from "./unique-key.ts";
import {
  changedValues,
  type KeyedItem,
  type MatchedItem,
  type Outcome,
  outcomeOf,
  writeMatched,
} from "./write-matched.ts";

/**
 * Adds records, or changes those with the same unique value. Twenty's own upsert would empty the parts of
 * links and phones that are not named, so each record is looked for and then changed or made. Where nothing
 * is to be created, a record that is not there is a failure.
 */
export async function upsertPlan(
  schema: ObjectSchema,
  prepared: PreparedItems,
  call: ToolCall,
  { creates = true }: { readonly creates?: boolean } = {},
): Promise<Plan<BatchData & { readonly outcomes: Outcome[] }>> {
  const { singular, plural } = schema;
  const { nameOf } = prepared;
  const { items: keyed, failures: unkeyed } = keyedItems(prepared, schema);
  const fields = new Set(keyed.flatMap(({ input }) => Object.keys(input)));
  const matches = await matchingRecords(
    keyed.map(({ key }) => key),
    [...fields.add(schema.labelField)].filter((name) => name !== "id"),
    schema,
    call,
  );
  const matched = keyed.map((item, index): MatchedItem => ({ ...item, match: matches[index] }));
  const items = matched.filter(({ match }) => creates || match !== undefined);
  const failures = [
    ...unkeyed,
    ...matched.filter((item) => !items.includes(item)).map((item) => unmatched(item, singular)),
  ];
  return {
    ...askAbove(items.length, `This ${creates ? "adds or " : ""}changes ${items.length} ${plural}`),
    failures,
    nameOf,
    preview: async () => items.map((item) => changeOf(item, schema)),
    async apply() {
      const result = await runBatch(
        {
          items,
          doing: `writing ${plural}`,
          doEach: (item) => writeMatched(item, schema, call),
        },
        call,
      );
      const answer = batchAnswer("Wrote", plural, placedResult(result, items, failures), nameOf);
      const done = [...result.done].toSorted(([left], [right]) => left - right);
      const outcomes = done.map(([, { outcome }]) => outcome);
      const written = done.flatMap(([index]) => items[index] ?? []);
      return {
        ...answer,
        data: { ...answer.data, outcomes: outcomes.slice(0, MAX_IDS_TOLD) },
        text: [answer.text, ...countsOf(outcomes)].join("\n"),
        undo: undoOf(written, doneIds(result), singular),
      };
    },
  };
}

/** The items with what each is found by; two with the same value would write over each other. */
function keyedItems(
  { items, failures, nameOf }: PreparedItems,
  schema: ObjectSchema,
): { readonly items: readonly KeyedItem[]; readonly failures: readonly BatchFailure[] } {
  const keyed: KeyedItem[] = [];
  const refused: BatchFailure[] = [...failures];
  const placeOf = new Map<string, number>();
  for (const item of items) {
    const { index } = item;
    try {
      const key = uniqueKey(item.input, schema);
      const name = `${key.path} ${key.value}`;
      const first = placeOf.get(name);
      if (first === undefined) {
        placeOf.set(name, index);
        keyed.push({ ...item, key });
      } else {
        refused.push({
          index,
          error: `${key.field}: the same as that of ${nameOf(first)}; give it once`,
        });
      }
    } catch (error) {
      refused.push({ index, error: failureReason(error) });
    }
  }
  return { items: keyed, failures: refused };
}

function unmatched({ index, key }: KeyedItem, object: string): BatchFailure {
  return { index, error: `${key.field}: no ${object} has ${oneLine(key.value, 80)}` };
}

function changeOf({ given, match }: MatchedItem, schema: ObjectSchema): Change {
  const object = schema.singular;
  if (match === undefined) return { action: "create", object, after: given };
  const { id: _id, ...values } = given;
  const old = new Map(Object.entries(showFields(match, schema)));
  const name = labelOf(match, schema);
  return { action: "update", object, id: match.id, name, ...differences(old, values) };
}

/** Made records are deleted, changed ones get their old values, revived ones both. */
function undoOf(
  items: readonly MatchedItem[],
  ids: readonly string[],
  object: string,
): readonly UndoStep[] {
  const withoutThem = items.flatMap(({ match }, index) =>
    outcomeOf(match) === "updated" ? [] : (ids[index] ?? []),
  );
  const withOldValues = items.flatMap(({ input, match }): readonly UndoStep[] => {
    const names = Object.keys(changedValues(input));
    if (match === undefined || names.length === 0) return [];
    const values = Object.fromEntries(names.map((name) => [name, match[name] ?? null]));
    return [{ action: "update", form: "any", object, id: match.id, values }];
  });
  return [
    ...withOldValues,
    ...(withoutThem.length > 0 ? [{ action: "delete" as const, object, ids: withoutThem }] : []),
  ];
}

/** One line, or none. */
function countsOf(outcomes: readonly Outcome[]): readonly string[] {
  const counts = [...Map.groupBy(outcomes, (outcome) => outcome)].map(
    ([outcome, all]) => `${all.length} ${outcome}`,
  );
  return counts.length > 0 ? [counts.join(", ")] : [];
}
