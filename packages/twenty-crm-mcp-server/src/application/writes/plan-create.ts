import { randomUUID } from "node:crypto";
import { customValues } from "../custom-fields/custom-values.ts";
import { showCustom } from "../custom-fields/show-custom.ts";
import { createTraceably } from "../records/create-traceably.ts";
import { writtenAnswer } from "../records/record-answers.ts";
import type { RecordKind, ShownRecord } from "../records/record-kind.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import { idempotentId } from "./idempotent-id.ts";
import type { Plan } from "./plan.ts";

/** One record to be made. */
export interface Creation<Item, Create> {
  /** The values in the client's form. */
  readonly values: Create;
  /** The values as the caller gave them, for a dry run. */
  readonly given: Readonly<Record<string, unknown>> & {
    /** Repeating a create with the same key makes no second record. */
    readonly idempotencyKey?: string | undefined;
  };
  readonly name: string;
  /** What the answer shows beside what Twenty sends back, such as the names of related records. */
  readonly known?: Partial<Item>;
}

/** Makes a record; it is taken back by deleting it. */
export function planCreate<
  Item extends { readonly id: string },
  Create extends object,
  Shown extends ShownRecord,
>(
  kind: RecordKind<Item, Create, object, Shown>,
  { values, given: { idempotencyKey, ...given }, name, known }: Creation<Item, Create>,
  call: ToolCall,
): Plan<Shown> {
  const { entity } = kind;
  const id = idempotencyKey === undefined ? randomUUID() : idempotentId(entity, idempotencyKey);
  return {
    preview: async () => [
      { action: "create", object: entity, name, after: { ...given, ...call.custom?.values } },
    ],
    async apply() {
      const earlier = idempotencyKey === undefined ? undefined : await recordOf(kind, id, call);
      if (earlier !== undefined) {
        const shown = { ...kind.show(earlier, call.workspaceUrl), ...showCustom(earlier, call) };
        const { text } = writtenAnswer("Created", entity, kind.nameOf(earlier), shown);
        return { data: shown, text: `Already done with this idempotencyKey. ${text}` };
      }
      const created = await createTraceably(entity, id, () =>
        kind
          .collection(call.twenty)
          .create({ ...values, ...customValues(call), id }, { signal: call.signal }),
      );
      const record = { ...created, ...known };
      const shown = { ...kind.show(record, call.workspaceUrl), ...showCustom(record, call) };
      return {
        ...writtenAnswer("Created", entity, kind.nameOf(record), shown),
        undo: [{ action: "delete", object: entity, ids: [record.id] }],
      };
    },
  };
}

/** The record that an earlier call with the same key has made. */
async function recordOf<Item extends { readonly id: string }, Shown extends ShownRecord>(
  kind: RecordKind<Item, never, never, Shown>,
  id: string,
  { twenty, signal }: ToolCall,
): Promise<Item | undefined> {
  const page = await kind.collection(twenty).list({
    filter: { field: "id", operator: "eq", value: id },
    includeDeleted: true,
    limit: 1,
    signal,
  });
  // Without `fields` records are read whole, which their type cannot say of an unknown Item.
  return page.records[0] as Item | undefined;
}
