import { baseFilterFields } from "../filters/filter-field-definition.ts";
import type { NoteTargetField } from "../filters/filter-fields.ts";
import { baseFields, related, relationId } from "./field-codec.ts";
import type { ObjectDefinition } from "./object-definition.ts";
import type { BaseCreateInput, BaseInput, BaseRecord, RelatedRecord } from "./record.ts";

/** That a note belongs to a person, a company or an opportunity. */
export interface NoteTarget extends BaseRecord {
  readonly noteId: string | null;
  /** Absent when read over REST, which does not name the other side. */
  readonly note?: RelatedRecord | null;
  readonly personId: string | null;
  readonly person?: RelatedRecord | null;
  readonly companyId: string | null;
  readonly company?: RelatedRecord | null;
  readonly opportunityId: string | null;
  readonly opportunity?: RelatedRecord | null;
}

/** What an update may say of a note target. */
export interface NoteTargetUpdate extends BaseInput {
  readonly noteId?: string | null;
  readonly personId?: string | null;
  readonly companyId?: string | null;
  readonly opportunityId?: string | null;
}

/** What a note target can be made of; Twenty itself would take one without a note or target, or twice. */
export interface NoteTargetCreate extends NoteTargetUpdate, BaseCreateInput {
  readonly noteId: string;
}

/** How note targets travel. */
export const noteTargetObject: ObjectDefinition<NoteTarget, NoteTargetCreate, NoteTargetField> = {
  singular: "noteTarget",
  plural: "noteTargets",
  fields: {
    ...baseFields,
    noteId: relationId("noteId"),
    note: related("title", "note"),
    personId: relationId("targetPersonId", "personId"),
    person: related("fullName", "targetPerson", "person"),
    companyId: relationId("targetCompanyId", "companyId"),
    company: related("name", "targetCompany", "company"),
    opportunityId: relationId("targetOpportunityId", "opportunityId"),
    opportunity: related("name", "targetOpportunity", "opportunity"),
  },
  filterFields: {
    ...baseFilterFields,
    noteId: { paths: ["noteId"], kind: "id" },
    personId: { paths: ["targetPersonId", "personId"], kind: "id" },
    companyId: { paths: ["targetCompanyId", "companyId"], kind: "id" },
    opportunityId: { paths: ["targetOpportunityId", "opportunityId"], kind: "id" },
  },
};
