import { createTraceably } from "../records/create-traceably.ts";
import { writtenAnswer } from "../records/record-answers.ts";
import type { RecordKind, ShownRecord } from "../records/record-kind.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import type { Plan } from "./plan.ts";

/** One record to be made. */
interface Creation<Item, Create> {
  /** The values in the client's form. */
  readonly values: Create;
  /** The values as the caller gave them, for a dry run. */
  readonly given: Readonly<Record<string, unknown>>;
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
  { values, given, name, known }: Creation<Item, Create>,
  call: ToolCall,
): Plan<Shown> {
  const { entity } = kind;
  return {
    preview: async () => [{ action: "create", object: entity, name, after: given }],
    async apply() {
      const created = await createTraceably(entity, (id) =>
        kind.collection(call.twenty).create({ ...values, id }, { signal: call.signal }),
      );
      const record = { ...created, ...known };
      const shown = kind.show(record, call.workspaceUrl);
      return {
        ...writtenAnswer("Created", entity, kind.nameOf(record), shown),
        undo: [{ action: "delete", object: entity, ids: [record.id] }],
      };
    },
  };
}
