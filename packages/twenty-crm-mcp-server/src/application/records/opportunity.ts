import type { MoneyInput, Opportunity, OpportunityCreate, OpportunityUpdate } from "twenty-client";
import { z } from "zod";
import { formatMoment } from "../../domain/moment.ts";
import { formatAmount } from "../../domain/money.ts";
import { recordUrl } from "../record-url.ts";
import { type Columns, columnNames, relatedName, showColumns } from "./columns.ts";
import type { RecordKind } from "./record-kind.ts";

/** Everything the tools show of an opportunity. */
export const opportunityColumns = {
  name: { needs: ["name"], show: (deal) => deal.name },
  stage: { needs: ["stage"], show: (deal) => deal.stage },
  amount: {
    needs: ["amount"],
    show: (deal) => deal.amount && formatAmount(deal.amount.amountMicros),
  },
  currency: { needs: ["amount"], show: (deal) => deal.amount?.currencyCode },
  closeDate: {
    needs: ["closeDate"],
    show: (deal) => deal.closeDate && formatMoment(deal.closeDate),
  },
  company: {
    needs: ["company", "companyId"],
    show: (deal) => relatedName(deal.company, deal.companyId),
  },
  companyId: { needs: ["companyId"], show: (deal) => deal.companyId },
  pointOfContact: {
    needs: ["pointOfContact", "pointOfContactId"],
    show: (deal) => relatedName(deal.pointOfContact, deal.pointOfContactId),
  },
  pointOfContactId: { needs: ["pointOfContactId"], show: (deal) => deal.pointOfContactId },
  owner: {
    needs: ["owner", "ownerId"],
    show: (deal) => relatedName(deal.owner, deal.ownerId),
  },
  createdAt: { needs: ["createdAt"], show: (deal) => formatMoment(deal.createdAt) },
  updatedAt: { needs: ["updatedAt"], show: (deal) => formatMoment(deal.updatedAt) },
} satisfies Columns<Opportunity>;

/** The names of the columns, as the tools' `fields` argument takes them. */
export const opportunityColumnNames = columnNames(opportunityColumns);

/** The columns of a list of opportunities unless others are asked for. */
export const opportunityListColumns = [
  "name",
  "stage",
  "amount",
  "currency",
  "closeDate",
  "company",
] as const;

const text = z.string().optional();

/** One row of a list of opportunities. */
export const opportunityRow = z.object({
  id: z.string(),
  name: text,
  stage: text,
  amount: text,
  currency: text,
  closeDate: text,
  company: text,
  companyId: text,
  pointOfContact: text,
  pointOfContactId: text,
  owner: text,
  createdAt: text,
  updatedAt: text,
});

/** An opportunity as `tools/list` promises it; fields without a value are left out. */
export const opportunityRecord = opportunityRow.extend({ url: z.string(), deletedAt: text });

/** An opportunity as the tools show it. */
export function showOpportunity(
  deal: Opportunity,
  workspaceUrl: string,
): z.input<typeof opportunityRecord> {
  return {
    id: deal.id,
    url: recordUrl(workspaceUrl, "opportunity", deal.id),
    ...(deal.company && { company: deal.company.name }),
    ...(deal.pointOfContact && { pointOfContact: deal.pointOfContact.name }),
    ...(deal.owner && { owner: deal.owner.name }),
    ...showColumns(deal, opportunityColumns, [
      "name",
      "stage",
      "amount",
      "currency",
      "closeDate",
      "companyId",
      "pointOfContactId",
      "createdAt",
      "updatedAt",
    ]),
    ...(deal.deletedAt !== null && { deletedAt: deal.deletedAt }),
  };
}

/** What a write says of an opportunity: `null` clears, what is not named stays. */
export interface OpportunityValues {
  readonly name?: string | undefined;
  readonly amount?: MoneyInput | null | undefined;
  readonly stage?: string | undefined;
  readonly closeDate?: string | null | undefined;
  readonly company?: { readonly id: string } | null | undefined;
  readonly pointOfContact?: { readonly id: string } | null | undefined;
}

/** The values in the client's form. */
export function opportunityInput(values: OpportunityValues): OpportunityCreate {
  return {
    ...(values.name !== undefined && { name: values.name }),
    ...(values.amount !== undefined && { amount: values.amount }),
    ...(values.stage !== undefined && { stage: values.stage }),
    ...(values.closeDate !== undefined && { closeDate: values.closeDate }),
    ...(values.company !== undefined && { companyId: values.company?.id ?? null }),
    ...(values.pointOfContact !== undefined && {
      pointOfContactId: values.pointOfContact?.id ?? null,
    }),
  };
}

/** Deals, as their tools work with them. */
export const opportunityKind: RecordKind<
  Opportunity,
  OpportunityCreate,
  OpportunityUpdate,
  z.input<typeof opportunityRecord>
> = {
  entity: "opportunity",
  listTool: "list-opportunities",
  collection: (twenty) => twenty.opportunities,
  nameOf: (deal) => deal.name,
  show: showOpportunity,
};
