import type { Task } from "twenty-client";
import { z } from "zod";
import { allOf, before, equals, idIn, matchesWords } from "../../listing/filters.ts";
import { linkedIds } from "../../listing/linked-ids.ts";
import { listAnswer, listOf } from "../../listing/list-answer.ts";
import { listPage } from "../../listing/list-page.ts";
import { orderByField, sortOf } from "../../listing/sorts.ts";
import { neededFields, showColumns } from "../../records/columns.ts";
import { taskColumnNames, taskColumns, taskListColumns, taskRow } from "../../records/task.ts";
import { resolveLinks } from "../../references/resolve-links.ts";
import { resolveMember } from "../../references/resolve-member.ts";
import { defineTool } from "../define-tool.ts";
import {
  afterField,
  columnsField,
  limitField,
  momentField,
  selectField,
  textField,
} from "../input-fields.ts";
import { READS } from "../tool-hints.ts";

const sorts = { createdAt: "createdAt", updatedAt: "updatedAt", dueAt: "dueAt" };

/** Finds tasks. */
export const listTasks = defineTool({
  name: "list-tasks",
  title: "List tasks",
  description: "Find tasks, also those linked with a record.",
  toolset: "core",
  entity: "task",
  verb: "list",
  hints: READS,
  input: z.strictObject({
    query: textField.optional(),
    status: selectField.optional(),
    assignee: textField.optional(),
    dueBefore: momentField.optional(),
    person: textField.optional(),
    company: textField.optional(),
    opportunity: textField.optional(),
    orderBy: orderByField(sorts),
    fields: columnsField(taskColumnNames).optional(),
    limit: limitField,
    after: afterField.optional(),
  }),
  output: listOf(taskRow),
  async handle(input, call) {
    const columns = input.fields ?? taskListColumns;
    const [assignee, links] = await Promise.all([
      resolveMember(input.assignee, "assignee", call),
      resolveLinks(input, call),
    ]);
    const page = await listPage({
      collection: call.twenty.tasks,
      fields: neededFields<Task>(taskColumns, columns),
      filter: allOf([
        matchesWords(input.query, ["title", "body"]),
        equals("status", input.status),
        equals("assigneeId", assignee?.id),
        before("dueAt", input.dueBefore),
        idIn(await linkedIds("task", links, call)),
      ]),
      orderBy: sortOf(input.orderBy, sorts),
      limit: input.limit,
      after: input.after,
      signal: call.signal,
    });
    const records = page.records.map((task) => ({
      id: task.id,
      ...showColumns(task, taskColumns, columns),
    }));
    return listAnswer({ ...page, records }, columns, "tasks");
  },
});
