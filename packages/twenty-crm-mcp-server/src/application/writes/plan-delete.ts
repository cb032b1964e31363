import { found } from "../records/found.ts";
import { deletedAnswer } from "../records/record-answers.ts";
import type { RecordKind } from "../records/record-kind.ts";
import type { ToolCall } from "../tools/tool-context.ts";
import type { Plan } from "./plan.ts";

/** Takes a record out of sight, recoverably. */
export function planDelete(
  kind: RecordKind,
  id: string,
  call: ToolCall,
): Plan<ReturnType<typeof deletedAnswer>["data"]> {
  const { entity, listTool } = kind;
  const records = kind.collection(call.twenty);
  const { signal } = call;
  return {
    async preview() {
      const record = await found(entity, id, listTool, records.get(id, { signal }));
      return [{ action: "delete", object: entity, id, name: kind.nameOf(record) }];
    },
    async apply() {
      const deleted = await found(entity, id, listTool, records.softDelete(id, { signal }));
      return {
        ...deletedAnswer(entity, deleted, call.workspaceUrl),
        undo: [{ action: "restore", object: entity, ids: [id] }],
      };
    },
  };
}
