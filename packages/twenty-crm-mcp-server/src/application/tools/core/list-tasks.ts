import { z } from "zod";
import { before, equals, idIn, matchesWords } from "../../listing/filters.ts";
import { linkedIds } from "../../listing/linked-ids.ts";
import { listOf } from "../../listing/list-answer.ts";
import { listRecords } from "../../listing/list-records.ts";
import { searchedFields } from "../../listing/searched-fields.ts";
import { orderByField } from "../../listing/sorts.ts";
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

const SEARCHED = { title: "title", body: "bodyV2" };

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
    const [assignee, links] = await Promise.all([
      resolveMember(input.assignee, "assignee", call),
      resolveLinks(input, call),
    ]);
    return listRecords(
      {
        collection: call.twenty.tasks,
        columns: taskColumns,
        defaults: taskListColumns,
        sorts,
        noun: "tasks",
      },
      input,
      [
        matchesWords(input.query, searchedFields("task", SEARCHED, call)),
        equals("status", input.status),
        equals("assigneeId", assignee?.id),
        before("dueAt", input.dueBefore),
        idIn(await linkedIds("task", links, call)),
      ],
      call,
    );
  },
});
