import { z } from "zod";
import { deletedRecord } from "../../records/record-answers.ts";
import { taskKind } from "../../records/task.ts";
import { planDelete } from "../../writes/plan-delete.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { idField } from "../input-fields.ts";
import { REMOVES } from "../tool-hints.ts";

/** Takes a task out of sight, recoverably. */
export const deleteTask = defineWriteTool({
  name: "delete-task",
  title: "Delete task",
  description: "Delete a task, recoverably.",
  toolset: "core",
  entity: "task",
  verb: "delete",
  hints: REMOVES,
  input: z.strictObject({ id: idField }),
  output: deletedRecord,
  plan: async ({ id }, call) => planDelete(taskKind, id, call),
});
