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
