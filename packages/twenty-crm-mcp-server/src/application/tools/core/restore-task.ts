import { z } from "zod";
import { restoredRecord } from "../../records/record-answers.ts";
import { taskKind } from "../../records/task.ts";
import { planRestore } from "../../writes/plan-restore.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { idField } from "../input-fields.ts";
import { RESTORES } from "../tool-hints.ts";

/** Brings a task back that was deleted. */
export const restoreTask = defineWriteTool({
  name: "restore-task",
  title: "Restore task",
  description: "Bring back a deleted task.",
  toolset: "core",
  entity: "task",
  verb: "restore",
  hints: RESTORES,
  input: z.strictObject({ id: idField }),
  output: restoredRecord,
  plan: ({ id }, call) => planRestore(taskKind, id, call),
});
