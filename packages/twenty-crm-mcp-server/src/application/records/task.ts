import type { Task, TaskCreate, TaskUpdate } from "twenty-client";
import { z } from "zod";
import { formatMoment } from "../../domain/moment.ts";
import { withoutTokens } from "../../domain/without-tokens.ts";
import { recordUrl } from "../record-url.ts";
import { type Columns, columnNames, relatedName, showColumns } from "./columns.ts";
import { excerpt } from "./excerpt.ts";
import type { RecordKind } from "./record-kind.ts";

/** Everything the tools show of a task in a list. */
export const taskColumns = {
  title: { needs: ["title"], show: (task) => task.title },
  status: { needs: ["status"], show: (task) => task.status },
  dueAt: { needs: ["dueAt"], show: (task) => task.dueAt && formatMoment(task.dueAt) },
  assignee: {
    needs: ["assignee", "assigneeId"],
    show: (task) => relatedName(task.assignee, task.assigneeId),
  },
  assigneeId: { needs: ["assigneeId"], show: (task) => task.assigneeId },
  excerpt: { needs: ["body"], show: (task) => excerpt(withoutTokens(task.body)) },
  body: { needs: ["body"], show: (task) => withoutTokens(task.body) },
  createdAt: { needs: ["createdAt"], show: (task) => formatMoment(task.createdAt) },
  updatedAt: { needs: ["updatedAt"], show: (task) => formatMoment(task.updatedAt) },
} satisfies Columns<Task>;

/** The names of the columns, as the tools' `fields` argument takes them. */
export const taskColumnNames = columnNames(taskColumns);

/** The columns of a list of tasks unless others are asked for. */
export const taskListColumns = ["title", "status", "dueAt", "assignee"] as const;

const text = z.string().optional();

/** One row of a list of tasks. */
export const taskRow = z.object({
  id: z.string(),
  title: text,
  status: text,
  dueAt: text,
  assignee: text,
  assigneeId: text,
  excerpt: text,
  body: text,
  createdAt: text,
  updatedAt: text,
});

/** A task as `tools/list` promises it; fields without a value are left out. */
export const taskRecord = taskRow
  .omit({ excerpt: true })
  .extend({ url: z.string(), deletedAt: text });

/** What a write says of a task: `null` clears, what is not named stays. */
interface TaskValues {
  readonly title?: string | undefined;
  readonly body?: string | undefined;
  readonly status?: string | null | undefined;
  readonly dueAt?: string | null | undefined;
  readonly assignee?: { readonly id: string } | null | undefined;
}

/** The values in the client's form. */
export function taskInput({ title, body, status, dueAt, assignee }: TaskValues): TaskUpdate {
  return {
    ...(title !== undefined && { title }),
    ...(body !== undefined && { body }),
    ...(status !== undefined && { status }),
    ...(dueAt !== undefined && { dueAt }),
    ...(assignee !== undefined && { assigneeId: assignee?.id ?? null }),
  };
}

/** Tasks, as their tools work with them. */
export const taskKind: RecordKind<Task, TaskCreate, TaskUpdate, z.input<typeof taskRecord>> = {
  entity: "task",
  listTool: "list-tasks",
  collection: (twenty) => twenty.tasks,
  nameOf: (task) => task.title,
  show: (task, workspaceUrl) => ({
    id: task.id,
    url: recordUrl(workspaceUrl, "task", task.id),
    ...(task.assignee && { assignee: task.assignee.name }),
    ...showColumns(task, taskColumns, [
      "title",
      "status",
      "dueAt",
      "assigneeId",
      "body",
      "createdAt",
      "updatedAt",
    ]),
    ...(task.deletedAt !== null && { deletedAt: task.deletedAt }),
  }),
};
