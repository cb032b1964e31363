import type { BaseCreateInput, BaseInput, BaseRecord, RelatedRecord } from "./record.ts";

/** That a task belongs to a person, a company or an opportunity. */
export interface TaskTarget extends BaseRecord {
  readonly taskId: string | null;
  /** Absent when read over REST, which does not name the other side. */
  readonly task?: RelatedRecord | null;
  readonly personId: string | null;
  readonly person?: RelatedRecord | null;
  readonly companyId: string | null;
  readonly company?: RelatedRecord | null;
  readonly opportunityId: string | null;
  readonly opportunity?: RelatedRecord | null;
}

/** What an update may say of a task target. */
export interface TaskTargetUpdate extends BaseInput {
  readonly taskId?: string | null;
  readonly personId?: string | null;
  readonly companyId?: string | null;
  readonly opportunityId?: string | null;
}

/** What a task target can be made of; Twenty itself would take one without a task or target, or twice. */
export interface TaskTargetCreate extends TaskTargetUpdate, BaseCreateInput {
  readonly taskId: string;
}
