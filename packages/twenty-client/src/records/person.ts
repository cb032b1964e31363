import type { Emails, EmailsInput } from "../composites/emails.ts";
import type { Links, LinksInput } from "../composites/links.ts";
import type { Phones, PhonesInput } from "../composites/phones.ts";
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
