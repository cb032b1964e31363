import { z } from "zod";
import { showCustom } from "../../custom-fields/show-custom.ts";
import { found } from "../../records/found.ts";
import { readAnswer } from "../../records/record-answers.ts";
import { taskKind, taskRecord } from "../../records/task.ts";
import { defineTool } from "../define-tool.ts";
import { idField } from "../input-fields.ts";
import { READS } from "../tool-hints.ts";

/** Shows a task. */
export const getTask = defineTool({
  name: "get-task",
  title: "Get task",
  description: "Show one task in full.",
  toolset: "core",
  entity: "task",
  verb: "read",
  hints: READS,
  input: z.strictObject({ id: idField }),
  output: taskRecord,
  async handle({ id }, call) {
    const work = call.twenty.tasks.get(id, { signal: call.signal });
    const task = await found("task", id, "list-tasks", work);
    return readAnswer("task", {
      ...taskKind.show(task, call.workspaceUrl),
      ...showCustom(task, call),
    });
  },
});
