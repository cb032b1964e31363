import { baseFilterFields } from "../filters/filter-field-definition.ts";
import type { TaskTargetField } from "../filters/filter-fields.ts";
import { baseFields, related, relationId } from "./field-codec.ts";
import type { ObjectDefinition } from "./object-definition.ts";
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

/** How task targets travel. */
export const taskTargetObject: ObjectDefinition<TaskTarget, TaskTargetCreate, TaskTargetField> = {
  singular: "taskTarget",
  plural: "taskTargets",
  fields: {
    ...baseFields,
    taskId: relationId("taskId"),
    task: related("title", "task"),
    personId: relationId("targetPersonId", "personId"),
    person: related("fullName", "targetPerson", "person"),
    companyId: relationId("targetCompanyId", "companyId"),
    company: related("name", "targetCompany", "company"),
    opportunityId: relationId("targetOpportunityId", "opportunityId"),
    opportunity: related("name", "targetOpportunity", "opportunity"),
  },
  filterFields: {
    ...baseFilterFields,
    taskId: { paths: ["taskId"], kind: "id" },
    personId: { paths: ["targetPersonId", "personId"], kind: "id" },
    companyId: { paths: ["targetCompanyId", "companyId"], kind: "id" },
    opportunityId: { paths: ["targetOpportunityId", "opportunityId"], kind: "id" },
  },
};
