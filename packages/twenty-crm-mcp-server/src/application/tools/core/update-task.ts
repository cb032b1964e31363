import { z } from "zod";
import { refuseEmptyChange } from "../../records/refuse-empty-change.ts";
import { taskInput, taskKind, taskRecord } from "../../records/task.ts";
import { resolveMember } from "../../references/resolve-member.ts";
import { planUpdate } from "../../writes/plan-update.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { bodyField, idField, momentField, selectField, textField } from "../input-fields.ts";
import { REPLACES } from "../tool-hints.ts";

const input = z.strictObject({
  id: idField,
  title: textField.optional(),
  body: bodyField.optional(),
  dueAt: momentField.nullish(),
  status: selectField.nullish(),
  assignee: textField.nullish(),
});

/** Changes a task. */
export const updateTask = defineWriteTool({
  name: "update-task",
  title: "Update task",
  description: "Change fields of a task; null clears.",
  toolset: "core",
  entity: "task",
  verb: "update",
  hints: REPLACES,
  input,
  output: taskRecord,
  async plan({ id, ...given }, call) {
    refuseEmptyChange(given, input.shape, call.custom?.values);
    const assignee = await resolveMember(given.assignee, "assignee", call);
    const patch = taskInput({ ...given, assignee });
    return planUpdate(taskKind, { id, patch, given, known: assignee ? { assignee } : {} }, call);
  },
});
