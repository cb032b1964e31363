import { quoted } from "../../domain/plain-text.ts";
import { recordUrl } from "../record-url.ts";
import { found } from "../records/found.ts";
import type { RecordKind, ShownRecord } from "../records/record-kind.ts";
import { wholeRecord } from "../records/whole-record.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import { ToolFault } from "../tools/tool-fault.ts";
import type { Plan } from "./plan.ts";

/** Brings a deleted record back. */
export async function planRestore<Item extends { readonly id: string }, Shown extends ShownRecord>(
  kind: RecordKind<Item, object, object, Shown>,
  id: string,
  call: ToolCall,
): Promise<Plan<{ id: string; url: string }>> {
  const { entity, listTool } = kind;
  const records = kind.collection(call.twenty);
  const { signal } = call;
  const before = await wholeRecord(kind, id, call);
  if (kind.show(before, call.workspaceUrl).deletedAt === undefined) {
    throw new ToolFault({
      field: "id",
      reason: `${entity} ${id} is not deleted`,
      wayOut: "Nothing has to be restored.",
    });
  }
  return {
    preview: async () => [{ action: "restore", object: entity, id, name: kind.nameOf(before) }],
    async apply() {
      await found(entity, id, listTool, records.restore(id, { signal }));
      const url = recordUrl(call.workspaceUrl, entity, id);
      return {
        data: { id, url },
        text: `Restored ${entity} ${quoted(kind.nameOf(before))}: ${url}`,
        undo: [{ action: "delete", object: entity, ids: [id] }],
      };
    },
  };
}
