import type { Money, MoneyInput } from "../composites/money.ts";
import { baseFilterFields } from "../filters/filter-field-definition.ts";
import type { OpportunityField } from "../filters/filter-fields.ts";
import {
  baseFields,
  inSomeVersions,
  money,
  optionalDateTime,
  related,
  relationId,
  select,
  text,
} from "./field-codec.ts";
import type { ObjectDefinition } from "./object-definition.ts";
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

/** How opportunities travel. */
export const opportunityObject: ObjectDefinition<Opportunity, OpportunityCreate, OpportunityField> =
  {
    singular: "opportunity",
    plural: "opportunities",
    fields: {
      ...baseFields,
      name: text("name"),
      amount: money("amount"),
      closeDate: optionalDateTime("closeDate"),
      stage: select("stage"),
      companyId: relationId("companyId"),
      company: related("name", "company"),
      pointOfContactId: relationId("pointOfContactId"),
      pointOfContact: related("fullName", "pointOfContact"),
      ownerId: inSomeVersions(relationId("ownerId")),
      owner: inSomeVersions(related("fullName", "owner")),
    },
    filterFields: {
      ...baseFilterFields,
      name: { paths: ["name"], kind: "text" },
      stage: { paths: ["stage"], kind: "token" },
      closeDate: { paths: ["closeDate"], kind: "dateTime" },
      amountMicros: { paths: ["amount.amountMicros"], kind: "micros" },
      currencyCode: { paths: ["amount.currencyCode"], kind: "token" },
      companyId: { paths: ["companyId"], kind: "id" },
      companyName: { paths: ["company.name"], kind: "text" },
      pointOfContactId: { paths: ["pointOfContactId"], kind: "id" },
      ownerId: { paths: ["ownerId"], kind: "id" },
    },
  };
