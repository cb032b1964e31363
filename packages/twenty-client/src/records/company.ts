import type { Address, AddressInput } from "../composites/address.ts";
import type { Links, LinksInput } from "../composites/links.ts";
import type { Money, MoneyInput } from "../composites/money.ts";
import { baseFilterFields } from "../filters/filter-field-definition.ts";
import type { CompanyField } from "../filters/filter-fields.ts";
import {
  address,
  baseFields,
  inSomeVersions,
  links,
  money,
  optionalNumber,
  related,
  relationId,
  text,
} from "./field-codec.ts";
import type { ObjectDefinition } from "./object-definition.ts";
import type { BaseCreateInput, BaseInput, BaseRecord, RelatedRecord } from "./record.ts";

/** An organisation. */
export interface Company extends BaseRecord {
  readonly name: string;
  readonly domain: Links;
  readonly linkedin: Links;
  /** X (Twitter); empty on servers that no longer have the field. */
  readonly x: Links;
  readonly address: Address;
  readonly employees: number | null;
  readonly annualRevenue: Money | null;
  readonly accountOwnerId: string | null;
  /** Absent when read over REST, which does not name the other side. */
  readonly accountOwner?: RelatedRecord | null;
}

/** What an update may say of a company; what it does not name stays as it is, null clears. */
export interface CompanyUpdate extends BaseInput {
  readonly name?: string;
  readonly domain?: LinksInput;
  readonly linkedin?: LinksInput;
  readonly x?: LinksInput;
  readonly address?: AddressInput;
  readonly employees?: number | null;
  readonly annualRevenue?: MoneyInput | null;
  readonly accountOwnerId?: string | null;
}

/** What a company can be made of. */
export interface CompanyCreate extends CompanyUpdate, BaseCreateInput {}

/** How companies travel. */
export const companyObject: ObjectDefinition<Company, CompanyCreate, CompanyField> = {
  singular: "company",
  plural: "companies",
  fields: {
    ...baseFields,
    name: text("name"),
    domain: links("domainName"),
    linkedin: links("linkedinLink"),
    x: inSomeVersions(links("xLink")),
    address,
    employees: optionalNumber("employees"),
    annualRevenue: money("annualRevenue"),
    accountOwnerId: relationId("accountOwnerId"),
    accountOwner: related("fullName", "accountOwner"),
  },
  filterFields: {
    ...baseFilterFields,
    name: { paths: ["name"], kind: "text" },
    domain: { paths: ["domainName.primaryLinkUrl"], kind: "text" },
    linkedin: { paths: ["linkedinLink.primaryLinkUrl"], kind: "text" },
    city: { paths: ["address.addressCity"], kind: "text" },
    country: { paths: ["address.addressCountry"], kind: "text" },
    employees: { paths: ["employees"], kind: "number" },
    annualRevenueMicros: { paths: ["annualRevenue.amountMicros"], kind: "micros" },
    annualRevenueCurrency: { paths: ["annualRevenue.currencyCode"], kind: "token" },
    accountOwnerId: { paths: ["accountOwnerId"], kind: "id" },
  },
};
