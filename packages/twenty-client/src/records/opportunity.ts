import type { Money, MoneyInput } from "../composites/money.ts";
import type { BaseCreateInput, BaseInput, BaseRecord, RelatedRecord } from "./record.ts";

/** A deal in the pipeline. */
export interface Opportunity extends BaseRecord {
  readonly name: string;
  readonly amount: Money | null;
  /** ISO 8601. */
  readonly closeDate: string | null;
  /** One of the workspace's stages, such as `NEW` or `MEETING`. */
  readonly stage: string;
  readonly companyId: string | null;
  /** Absent when read over REST, which does not name the other side. */
  readonly company?: RelatedRecord | null;
  readonly pointOfContactId: string | null;
  readonly pointOfContact?: RelatedRecord | null;
  readonly ownerId: string | null;
  readonly owner?: RelatedRecord | null;
}

/** What an update may say of an opportunity; what it does not name stays as it is, null clears. */
export interface OpportunityUpdate extends BaseInput {
  readonly name?: string;
  readonly amount?: MoneyInput | null;
  /** `YYYY-MM-DD` or a full ISO 8601 time; anything else is refused before it is sent. */
  readonly closeDate?: string | null;
  readonly stage?: string;
  readonly companyId?: string | null;
  readonly pointOfContactId?: string | null;
  readonly ownerId?: string | null;
}

/** What an opportunity can be made of. */
export interface OpportunityCreate extends OpportunityUpdate, BaseCreateInput {}
