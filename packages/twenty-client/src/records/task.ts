import { baseFilterFields } from "../filters/filter-field-definition.ts";
import type { TaskField } from "../filters/filter-fields.ts";
import {
  baseFields,
  markdown,
  optionalDateTime,
  optionalSelect,
  related,
  relationId,
  text,
} from "./field-codec.ts";
import type { ObjectDefinition } from "./object-definition.ts";
import type { BaseCreateInput, BaseInput, BaseRecord, RelatedRecord } from "./record.ts";

/** Something to do, kept with other records through task targets. */
export interface Task extends BaseRecord {
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  /** ISO 8601. */
  readonly dueAt: string | null;
  /** `TODO`, `IN_PROGRESS`, `DONE`, or what the workspace made of them. */
  readonly status: string | null;
  readonly assigneeId: string | null;
  /** Absent when read over REST, which does not name the other side. */
  readonly assignee?: RelatedRecord | null;
}

/** What an update may say of a task; what it does not name stays as it is, null clears. */
export interface TaskUpdate extends BaseInput {
  readonly title?: string;
  /** Markdown. */
  readonly body?: string;
  /** `YYYY-MM-DD` or a full ISO 8601 time; anything else is refused before it is sent. */
  readonly dueAt?: string | null;
  readonly status?: string | null;
  readonly assigneeId?: string | null;
}

/** What a task can be made of. */
export interface TaskCreate extends TaskUpdate, BaseCreateInput {}

/** How tasks travel. */
export const taskObject: ObjectDefinition<Task, TaskCreate, TaskField> = {
  singular: "task",
  plural: "tasks",
  fields: {
    ...baseFields,
    title: text("title"),
    body: markdown("bodyV2"),
    dueAt: optionalDateTime("dueAt"),
    status: optionalSelect("status"),
    assigneeId: relationId("assigneeId"),
    assignee: related("fullName", "assignee"),
  },
  filterFields: {
    ...baseFilterFields,
    title: { paths: ["title"], kind: "text" },
    body: { paths: ["bodyV2.markdown"], kind: "text" },
    status: { paths: ["status"], kind: "token" },
    dueAt: { paths: ["dueAt"], kind: "dateTime" },
    assigneeId: { paths: ["assigneeId"], kind: "id" },
  },
};
