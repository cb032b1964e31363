import { namingHolder } from "../any-object/naming-holder.ts";
import { customValues } from "../custom-fields/custom-values.ts";
import { showCustom } from "../custom-fields/show-custom.ts";
import { found } from "../records/found.ts";
import { writtenAnswer } from "../records/record-answers.ts";
import type { RecordKind, ShownRecord } from "../records/record-kind.ts";
import { wholeRecord } from "../records/whole-record.ts";
import { withTwentyNames } from "../records/with-twenty-names.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import { differences } from "./differences.ts";
import type { Plan } from "./plan.ts";
import { promoteAdditional } from "./promote-additional.ts";

/** One record to be changed. */
interface Revision<Item, Update> {
  readonly id: string;
  /** The new values in the client's form; `null` clears, what is not named stays. */
  readonly patch: Update;
  /** The new values as the caller gave them, for a dry run. */
  readonly given: Readonly<Record<string, unknown>>;
  /** What the answer shows beside what Twenty sends back, such as the names of related records. */
  readonly known?: Partial<Item>;
}

/** Changes a record; it is taken back by writing the old values. */
export async function planUpdate<
  Item extends { readonly id: string },
  Update extends object,
  Shown extends ShownRecord,
>(
  kind: RecordKind<Item, object, Update, Shown>,
  { id, patch, given, known }: Revision<Item, Update>,
  call: ToolCall,
): Promise<Plan<Shown>> {
  const { entity, listTool } = kind;
  const records = kind.collection(call.twenty);
  const { signal } = call;
  const before = await wholeRecord(kind, id, call);
  const whole = promoteAdditional({ ...patch, ...customValues(call, before) }, before);
  return {
    async preview() {
      const shown = { ...kind.show(before, call.workspaceUrl), ...showCustom(before, call) };
      const name = kind.nameOf(before);
      return [
        {
          action: "update",
          object: entity,
          id,
          name,
          ...differences(new Map(Object.entries(shown)), { ...given, ...call.custom?.given }),
        },
      ];
    },
    async apply() {
      const update = namingHolder(entity, withTwentyNames(patch, kind), call, () =>
        records.update(id, whole, { signal }),
      );
      const updated = await found(entity, id, listTool, update);
      const record = { ...updated, ...unchangedRelations(before, updated), ...known };
      return {
        ...writtenAnswer("Updated", entity, kind.nameOf(record), {
          ...kind.show(record, call.workspaceUrl),
          ...showCustom(record, call),
        }),
        undo: [
          {
            action: "update",
            form: "typed",
            object: entity,
            id,
            values: replacedValues(before, whole),
          },
        ],
      };
    },
  };
}

/** The names behind relations that still lead to the same record: the answer to a write has none. */
function unchangedRelations<Item extends object>(before: Item, updated: object): Partial<Item> {
  const now: ReadonlyMap<string, unknown> = new Map(Object.entries(updated));
  const then: ReadonlyMap<string, unknown> = new Map(Object.entries(before));
  const kept = [...then].filter(
    ([field]) =>
      now.get(field) === undefined &&
      then.has(`${field}Id`) &&
      then.get(`${field}Id`) === now.get(`${field}Id`),
  );
  return Object.fromEntries(kept) as Partial<Item>;
}

/** What the record held where the patch writes; of custom fields only those that it names. */
function replacedValues(before: object, patch: object): Readonly<Record<string, unknown>> {
  const held: ReadonlyMap<string, unknown> = new Map(Object.entries(before));
  return Object.fromEntries(
    Object.entries(patch).map(([field, value]) => [
      field,
      field === "custom" ? replacedValues(held.get(field) ?? {}, value) : (held.get(field) ?? null),
    ]),
  );
}
