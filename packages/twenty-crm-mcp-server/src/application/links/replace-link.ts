import type { ToolCall } from "../tools/tool-context.ts";
import type { Plan } from "../writes/plan.ts";
import type { Connection } from "./connection.ts";

/** Writes the field that links two records, or empties it; it is taken back by writing the old id. */
export async function replaceLink(
  { holder, column }: Extract<Connection, { kind: "field" }>,
  targetId: string | null,
  text: string,
  { twenty, signal }: ToolCall,
): Promise<Plan<{ linked: boolean }>> {
  const object = holder.schema.singular;
  const records = twenty.object(object);
  const before = (await records.get(holder.id, { signal }))[column] ?? null;
  const { id, name } = holder;
  return {
    preview: async () => [
      {
        action: "update",
        object,
        id,
        name,
        before: { [column]: before },
        after: { [column]: targetId },
      },
    ],
    async apply() {
      await records.update(id, { [column]: targetId }, { signal });
      return {
        data: { linked: targetId !== null },
        text,
        undo: [{ action: "update", form: "any", object, id, values: { [column]: before } }],
      };
    },
  };
}
