import type { Emails, EmailsInput } from "../composites/emails.ts";
import type { Links, LinksInput } from "../composites/links.ts";
import type { Phones, PhonesInput } from "../composites/phones.ts";
import { baseFilterFields } from "../filters/filter-field-definition.ts";
import type { PersonField } from "../filters/filter-fields.ts";
import {
  baseFields,
  emails,
  inSomeVersions,
  links,
  namePart,
  optionalText,
  phones,
  related,
  relationId,
} from "./field-codec.ts";
import type { ObjectDefinition } from "./object-definition.ts";
import type { BaseCreateInput, BaseInput, BaseRecord, RelatedRecord } from "./record.ts";

/** A contact. */
export interface Person extends BaseRecord {
  readonly firstName: string;
  readonly lastName: string;
  readonly emails: Emails;
  readonly phones: Phones;
  readonly jobTitle: string | null;
  readonly linkedin: Links;
  /** X (Twitter); empty on servers that no longer have the field. */
  readonly x: Links;
  /** Null on servers that no longer have the field. */
  readonly city: string | null;
  readonly avatarUrl: string | null;
  readonly companyId: string | null;
  /** Absent when read over REST, which does not name the other side. */
  readonly company?: RelatedRecord | null;
}

/** What an update may say of a person; what it does not name stays as it is, null clears. */
export interface PersonUpdate extends BaseInput {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly emails?: EmailsInput;
  readonly phones?: PhonesInput;
  readonly jobTitle?: string | null;
  readonly linkedin?: LinksInput;
  readonly x?: LinksInput;
  readonly city?: string | null;
  readonly avatarUrl?: string | null;
  readonly companyId?: string | null;
}

/** What a person can be made of. */
export interface PersonCreate extends PersonUpdate, BaseCreateInput {}

/** How people travel. */
export const personObject: ObjectDefinition<Person, PersonCreate, PersonField> = {
  singular: "person",
  plural: "people",
  fields: {
    ...baseFields,
    firstName: namePart("firstName"),
    lastName: namePart("lastName"),
    emails,
    phones,
    jobTitle: optionalText("jobTitle"),
    linkedin: links("linkedinLink"),
    x: inSomeVersions(links("xLink")),
    city: inSomeVersions(optionalText("city")),
    avatarUrl: optionalText("avatarUrl"),
    companyId: relationId("companyId"),
    company: related("name", "company"),
  },
  filterFields: {
    ...baseFilterFields,
    firstName: { paths: ["name.firstName"], kind: "text" },
    lastName: { paths: ["name.lastName"], kind: "text" },
    email: { paths: ["emails.primaryEmail"], kind: "email" },
    phone: { paths: ["phones.primaryPhoneNumber"], kind: "text" },
    jobTitle: { paths: ["jobTitle"], kind: "text" },
    linkedin: { paths: ["linkedinLink.primaryLinkUrl"], kind: "text" },
    city: { paths: ["city"], kind: "text" },
    companyId: { paths: ["companyId"], kind: "id" },
    companyName: { paths: ["company.name"], kind: "text" },
  },
};
