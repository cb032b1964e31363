import type { Address, Company, CompanyCreate, CompanyUpdate, MoneyInput } from "twenty-client";
import { z } from "zod";
import { formatMoment } from "../../domain/moment.ts";
import { formatAmount } from "../../domain/money.ts";
import { recordUrl } from "../record-url.ts";
import { type Columns, columnNames, relatedName, showColumns } from "./columns.ts";
import type { RecordKind } from "./record-kind.ts";

/** Everything the tools show of a company. */
export const companyColumns = {
  name: { needs: ["name"], show: (company) => company.name },
  domain: { needs: ["domain"], show: (company) => company.domain.primary?.url },
  employees: { needs: ["employees"], show: (company) => company.employees },
  linkedin: { needs: ["linkedin"], show: (company) => company.linkedin.primary?.url },
  annualRevenue: {
    needs: ["annualRevenue"],
    show: (company) => company.annualRevenue && formatAmount(company.annualRevenue.amountMicros),
  },
  currency: {
    needs: ["annualRevenue"],
    show: (company) => company.annualRevenue?.currencyCode,
  },
  street: { needs: ["address"], show: ({ address }) => streetOf(address) },
  city: { needs: ["address"], show: ({ address }) => address.city },
  state: { needs: ["address"], show: ({ address }) => address.state },
  postcode: { needs: ["address"], show: ({ address }) => address.postcode },
  country: { needs: ["address"], show: ({ address }) => address.country },
  accountOwner: {
    needs: ["accountOwner", "accountOwnerId"],
    show: (company) => relatedName(company.accountOwner, company.accountOwnerId),
  },
  createdAt: { needs: ["createdAt"], show: (company) => formatMoment(company.createdAt) },
  updatedAt: { needs: ["updatedAt"], show: (company) => formatMoment(company.updatedAt) },
} satisfies Columns<Company>;

/** The names of the columns, as the tools' `fields` argument takes them. */
export const companyColumnNames = columnNames(companyColumns);

/** The columns of a list of companies unless others are asked for. */
export const companyListColumns = ["name", "domain", "employees", "city"] as const;

const text = z.string().optional();

/** One row of a list of companies. */
export const companyRow = z.object({
  id: z.string(),
  name: text,
  domain: text,
  employees: z.number().optional(),
  linkedin: text,
  annualRevenue: text,
  currency: text,
  street: text,
  city: text,
  state: text,
  postcode: text,
  country: text,
  accountOwner: text,
  createdAt: text,
  updatedAt: text,
});

/** A company as `tools/list` promises it; fields without a value are left out. */
export const companyRecord = companyRow.extend({ url: z.string(), deletedAt: text });

/** A company as the tools show it. */
export function showCompany(company: Company, workspaceUrl: string): z.input<typeof companyRecord> {
  return {
    id: company.id,
    url: recordUrl(workspaceUrl, "company", company.id),
    ...(company.accountOwner && { accountOwner: company.accountOwner.name }),
    ...showColumns(company, companyColumns, [
      "name",
      "domain",
      "employees",
      "linkedin",
      "annualRevenue",
      "currency",
      "street",
      "city",
      "state",
      "postcode",
      "country",
      "createdAt",
      "updatedAt",
    ]),
    ...(company.deletedAt !== null && { deletedAt: company.deletedAt }),
  };
}

/** What a write says of a company: `null` clears, what is not named stays. */
export interface CompanyValues {
  readonly name?: string | undefined;
  readonly domain?: string | null | undefined;
  readonly employees?: number | null | undefined;
  readonly linkedin?: string | null | undefined;
  readonly annualRevenue?: MoneyInput | null | undefined;
  readonly street?: string | null | undefined;
  readonly city?: string | null | undefined;
  readonly state?: string | null | undefined;
  readonly postcode?: string | null | undefined;
  readonly country?: string | null | undefined;
}

/** The values in the client's form. */
export function companyInput(values: CompanyValues): CompanyCreate {
  const address = {
    ...(values.street !== undefined && { street1: values.street }),
    ...(values.city !== undefined && { city: values.city }),
    ...(values.state !== undefined && { state: values.state }),
    ...(values.postcode !== undefined && { postcode: values.postcode }),
    ...(values.country !== undefined && { country: values.country }),
  };
  return {
    ...(values.name !== undefined && { name: values.name }),
    ...(values.domain !== undefined && { domain: { primary: values.domain } }),
    ...(values.employees !== undefined && { employees: values.employees }),
    ...(values.linkedin !== undefined && { linkedin: { primary: values.linkedin } }),
    ...(values.annualRevenue !== undefined && { annualRevenue: values.annualRevenue }),
    ...(Object.keys(address).length > 0 && { address }),
  };
}

/** Companies, as their tools work with them. */
export const companyKind: RecordKind<
  Company,
  CompanyCreate,
  CompanyUpdate,
  z.input<typeof companyRecord>
> = {
  entity: "company",
  listTool: "list-companies",
  uniqueField: { name: "domain", twentyName: "domainName" },
  collection: (twenty) => twenty.companies,
  nameOf: (company) => company.name,
  show: showCompany,
};

function streetOf(address: Address): string {
  return [address.street1, address.street2].filter(Boolean).join(", ");
}
