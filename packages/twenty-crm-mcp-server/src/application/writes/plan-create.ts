import { randomUUID } from "node:crypto";
import { TwentyError } from "twenty-client";
import { namingHolder } from "../any-object/naming-holder.ts";
import { customValues } from "../custom-fields/custom-values.ts";
import { showCustom } from "../custom-fields/show-custom.ts";
import { recordUrl } from "../record-url.ts";
import { createTraceably } from "../records/create-traceably.ts";
import { writtenAnswer } from "../records/record-answers.ts";
import type { RecordKind, ShownRecord } from "../records/record-kind.ts";
import { withTwentyNames } from "../records/with-twenty-names.ts";
import type { ToolAnswer } from "../tools/define-tool.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import { ToolFault } from "../tools/tool-fault.ts";
import { type KeyedIds, keyedIds } from "./keyed-ids.ts";
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
  /** Values that come of doing something, such as an upload: done only when the record is really made. */
  readonly late?: () => Promise<Partial<Create>>;
}

/** Makes a record; it is taken back by deleting it. */
export function planCreate<
  Item extends { readonly id: string },
  Create extends object,
  Shown extends ShownRecord,
>(
  kind: RecordKind<Item, Create, object, Shown>,
  { values, given: { idempotencyKey, ...given }, name, known, late }: Creation<Item, Create>,
  call: ToolCall,
): Plan<Shown> {
  const { entity, tools: { read: readTool } = { read: `get-${entity}` } } = kind;
  const wanted = { ...given, ...call.custom?.given };
  const keyed = idempotencyKey === undefined ? undefined : keyedIds(entity, idempotencyKey, wanted);
  const id = keyed?.id ?? randomUUID();
  const earlier = async () => keyed && (await madeBefore(kind, keyed, call));
  return {
    async preview() {
      if ((await earlier()) !== undefined) return [];
      return [{ action: "create", object: entity, name, after: wanted }];
    },
    async apply() {
      const before = await earlier();
      if (before !== undefined) return alreadyDone(kind, before, call);
      const input = { ...values, ...(await late?.()), ...customValues(call), id };
      const create = () =>
        namingHolder(entity, withTwentyNames(values, kind), call, () =>
          kind.collection(call.twenty).create(input, { signal: call.signal }),
        );
      try {
        const created = await createTraceably(
          readTool,
          { id, isKeyed: keyed !== undefined },
          create,
        );
        const record = { ...created, ...known };
        const shown = { ...kind.show(record, call.workspaceUrl), ...showCustom(record, call) };
        return {
          ...writtenAnswer("Created", entity, kind.nameOf(record), shown),
          undo: [{ action: "delete", object: entity, ids: [record.id] }],
        };
      } catch (error) {
        // The same call at the same time, maybe through another instance, was first.
        const rival = isDuplicate(error) ? await earlier() : undefined;
        if (rival === undefined) throw error;
        return alreadyDone(kind, rival, call);
      }
    },
  };
}

function isDuplicate(error: unknown): boolean {
  return error instanceof TwentyError && error.code === "duplicate";
}

function alreadyDone<Item extends { readonly id: string }, Shown extends ShownRecord>(
  kind: RecordKind<Item, never, never, Shown>,
  record: Item,
  call: ToolCall,
): ToolAnswer<Shown> {
  const shown = { ...kind.show(record, call.workspaceUrl), ...showCustom(record, call) };
  const { text } = writtenAnswer("Created", kind.entity, kind.nameOf(record), shown);
  return { data: shown, text: `Already done with this idempotencyKey. ${text}` };
}

/**
 * The record that an earlier call with the same key has made.
 * @throws ToolFault when that call had other values.
 */
async function madeBefore<Item extends { readonly id: string }, Shown extends ShownRecord>(
  kind: RecordKind<Item, never, never, Shown>,
  { id, first, last }: KeyedIds,
  { twenty, workspaceUrl, signal }: ToolCall,
): Promise<Item | undefined> {
  const { update: updateTool } = kind.tools ?? { update: `update-${kind.entity}` };
  const page = await kind.collection(twenty).list({
    filter: {
      and: [
        { field: "id", operator: "gte", value: first },
        { field: "id", operator: "lte", value: last },
      ],
    },
    includeDeleted: true,
    limit: 2,
    signal,
  });
  // Without `fields` records are read whole, which their type cannot say of an unknown Item.
  const records = page.records as readonly Item[];
  const same = records.find((record) => record.id === id);
  const [other] = records;
  if (same !== undefined || other === undefined) return same;
  throw new ToolFault({
    field: "idempotencyKey",
    reason: `already used, with other values, for ${kind.entity} ${other.id} (${recordUrl(workspaceUrl, kind.entity, other.id)})`,
    wayOut: `Use another key for another ${kind.entity}, or ${updateTool} to change this one.`,
  });
}
