import { z } from "zod";
import { taskInput, taskKind, taskRecord } from "../../records/task.ts";
import { resolveLinks } from "../../references/resolve-links.ts";
import { resolveMember } from "../../references/resolve-member.ts";
import { planLinkedCreate } from "../../writes/plan-linked-create.ts";
import { defineWriteTool } from "../define-write-tool.ts";
import { bodyField, momentField, selectField, textField } from "../input-fields.ts";
import { ADDS } from "../tool-hints.ts";

/** Adds a task. */
export const createTask = defineWriteTool({
  name: "create-task",
  title: "Create task",
  description: "Add a task, linked with the records named by id or name.",
  toolset: "core",
  entity: "task",
  verb: "create",
  hints: ADDS,
  input: z.strictObject({
    title: textField,
    body: bodyField.optional(),
    dueAt: momentField.optional(),
    status: selectField.optional(),
    assignee: textField.describe("Member's id, email or name").optional(),
    person: textField.optional(),
    company: textField.optional(),
    opportunity: textField.optional(),
    idempotencyKey: textField.optional(),
  }),
  output: taskRecord,
  async plan(given, call) {
    const [assignee, links] = await Promise.all([
      resolveMember(given.assignee, "assignee", call),
      resolveLinks(given, call),
    ]);
    return planLinkedCreate(
      taskKind,
      {
        values: taskInput({ ...given, assignee }),
        given,
        name: given.title,
        ...(assignee && { known: { assignee } }),
      },
      links,
      call,
    );
  },
});
